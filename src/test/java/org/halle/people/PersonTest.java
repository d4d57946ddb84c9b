package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    @Test
    void hasOneAddressHoweverItIsTyped() {
        assertThat(Person.known("  Ada.Lune@Example.ORG ", "Ada", "Lune", Language.FR)
                        .email())
                .isEqualTo("ada.lune@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "a da@example.org",
                "ada@exa mple.org",
                "ada@example.org,bob@example.org",
                "ada@example.org\nBcc: bob@example.org"
            })
    void refusesAnAddressThatNoLetterCouldReach(String address) {
        assertThatThrownBy(() -> Person.known(address, "", "", Language.FR))
                .isInstanceOf(Refused.class)
                .hasMessage("people.email.implausible");
    }

    @Test
    void isShownByAddressUntilTheNameIsTold() {
        Person stranger = Person.known("ada@example.org", "", " ", Language.FR);
        assertThat(stranger.named()).isFalse();
        assertThat(stranger.displayName()).isEqualTo("ada@example.org");
        Person told = stranger.called(" Ada ", "Lune");
        assertThat(told.named()).isTrue();
        assertThat(told.displayName()).isEqualTo("Ada Lune");
    }

    @Test
    void needsBothNamesOnceAsked() {
        Person stranger = Person.known("ada@example.org", "", "", Language.FR);
        assertThatThrownBy(() -> stranger.called("Ada", " ")).isInstanceOf(Refused.class);
    }

    @Test
    void refusesANameLongerThanAnyPageShows() {
        assertThatThrownBy(() -> Person.known("ada@example.org", "A".repeat(101), "", Language.FR))
                .isInstanceOf(Refused.class)
                .hasMessage("people.name.too-long");
    }
}
