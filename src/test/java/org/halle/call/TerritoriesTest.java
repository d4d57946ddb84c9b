package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoriesTest {

    private final Territories territories = new Territories();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nantes",
                "  nantes ",
                "REZE",
                "Saint-Nazaire",
                "st nazaire",
                "St. Nazaire",
                "Ste Pazanne",
                "Sainte-Pazanne",
                "paimboeuf",
                "Paimbœuf",
                "La Chapelle sur Erdre",
                "Machecoul"
            })
    void knowsATownHoweverItIsWritten(String town) {}

    @ParameterizedTest
    @ValueSource(strings = {"Redon", "Angers", "Montaigu-Vendée", "", "Nant"})
    void refusesTownsOfElsewhere(String town) {
        assertThat(territories.contains("44", town)).isFalse();
    }

    @Test
    void takesEveryTownWhereNobodyWroteAList() {
        assertThat(territories.contains("99", "Anywhere")).isTrue();
    }
}
