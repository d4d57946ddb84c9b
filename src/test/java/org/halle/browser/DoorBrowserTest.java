package org.halle.browser;

import java.util.UUID;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class DoorBrowserTest {

    @Autowired
    private People people;

    @Test
    void welcomesStrangersAndLetsThemIn(Visits visits) {
        Visitor stranger = visits.stranger();
        stranger.open("/").sees("De l’appel au tour de table").usable();
        stranger.follow("Se connecter").isAt("/login").usable();
    }

    @Test
    void letsInByTheDemonstrationsDoor(Visits visits) {
        Person somebody = people.register(UUID.randomUUID() + "@halle.example", "Nina", "Dubourg", Language.FR);

        Visitor nina = visits.as(somebody).isAt("/desk");

        nina.sees("Rien ne vous attend").usable();
    }

    @Test
    void letsInByALinkThatIsFoundInTheLetters(Visits visits) {
        Visitor newcomer = visits.byLink(UUID.randomUUID() + "@example.org");

        newcomer.isAt("/me/welcome").usable();
        newcomer.fill("Prénom", "Ada").fill("Nom", "Lune").press("Continuer");
        newcomer.isAt("/desk").sees("Rien ne vous attend");
    }

    @Test
    void saysWhatIsWrongWithAnAddressBesideIt(Visits visits) {
        Visitor stranger = visits.stranger().open("/login").fill("Adresse électronique", "ada");

        stranger.press("Recevoir le lien")
                .sees("Cette adresse électronique n’est pas complète")
                .usable();
    }

    @Test
    void findsNothingAtAnUnknownAddress(Visits visits) {
        Person somebody = people.register(UUID.randomUUID() + "@halle.example", "Nina", "Dubourg", Language.FR);

        visits.as(somebody).open("/no-such-page", 404).usable();
    }
}
