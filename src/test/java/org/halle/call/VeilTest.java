package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.LetterPreference;
import org.halle.people.Organisation;
import org.halle.people.Person;
import org.halle.people.Siren;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VeilTest {

    private final Veil veil = Veil.over(
            List.of(new Organisation(
                    OrganisationId.random(),
                    "Les Passeurs d’Énergie",
                    LegalStatus.ASSOCIATION,
                    Siren.parse("000456509"),
                    null)),
            List.of(new Person(
                    PersonId.random(),
                    "camille@example.org",
                    "Camille",
                    "Petit-Élan",
                    Language.FR,
                    LetterPreference.AT_ONCE,
                    false,
                    null)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Les Passeurs d’Énergie",
                "passeurs d'energie",
                "PASSEURS D ÉNERGIE",
                "passeurs-d-energie",
                "000 456 509",
                "000456509",
                "000.456.509 00012",
                "Camille Petit-Élan",
                "PETIT-ELAN Camille",
                "Petit-Elan",
                "bonjour@passeurs.example",
                "https://passeurs.example/nous",
                "www.passeurs.example",
                "02 40 12 34 56",
                "+33 2 40 12 34 56"
            })
    void hidesWhoAppliesHoweverItIsWritten(String name) {
        assertThat(veil.hide("Nous, " + name + ", agissons.")).isEqualTo("Nous, " + hidden(name) + ", agissons.");
    }

    /** The article stays where the name begins with one. */
    private static String hidden(String name) {
        return name.startsWith("Les ") ? "Les […]" : "[…]";
    }

    @ParameterizedTest
    @CsvSource({
        "Des passeuses d’énergie ordinaire",
        "un petit-élan de printemps",
        "Camille a deux idées",
        "120 000 456 509 arbres",
        "de 2020 à 2026",
        "40 12 34 56 euros"
    })
    void leavesEverythingElseAsItIs(String text) {
        assertThat(veil.hide(text)).isEqualTo(text);
    }

    @Test
    void hidesWhatStandsSeveralTimes() {
        assertThat(veil.hide("Passeurs d’énergie, c’est Passeurs d’Énergie")).isEqualTo("[…], c’est […]");
    }
}
