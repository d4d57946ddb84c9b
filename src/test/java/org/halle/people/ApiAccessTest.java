package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.halle.DatabaseTest;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import({ApiAccess.class, DemoMode.class, People.class, Grants.class, FirstComeInsert.class})
class ApiAccessTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    ApiAccess access;

    @Autowired
    People people;

    @Autowired
    HalleClock clock;

    @Autowired
    JdbcClient database;

    private Person ada;

    @BeforeEach
    void begin() {
        clock.travelTo(NOW);
        ada = people.register("ada@example.org", "Ada", "Lune", Language.FR);
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void aTokenSpeaksForItsPerson() {
        IssuedToken issued = access.issue(ada.id(), "Export du lundi", 30);
        assertThat(issued.secret()).startsWith("halle_").hasSizeGreaterThan(40);
        assertThat(access.bearer(issued.secret())).contains(ada);
        assertThat(access.bearer(issued.secret() + "x")).isEmpty();
        assertThat(access.bearer("")).isEmpty();
    }

    @Test
    void keepsOnlyTheHash() {
        IssuedToken issued = access.issue(ada.id(), "Export", 30);
        assertThat(access.of(ada.id()))
                .singleElement()
                .extracting(ApiToken::tokenHash)
                .isEqualTo(Secret.hash(issued.secret()));
    }

    @Test
    void aTokenEndsWithItsTime() {
        IssuedToken issued = access.issue(ada.id(), "Export", 30);
        clock.travelTo(NOW.plus(Duration.ofDays(30)));
        assertThat(access.bearer(issued.secret())).isEmpty();
    }

    @Test
    void aRevokedTokenOpensNothing() {
        IssuedToken issued = access.issue(ada.id(), "Export", 30);
        access.revoke(ada.id(), issued.token().id());
        access.revoke(ada.id(), issued.token().id());
        assertThat(access.bearer(issued.secret())).isEmpty();
    }

    @Test
    void nobodyRevokesAnothersToken() {
        IssuedToken issued = access.issue(ada.id(), "Export", 30);
        Person bob = people.register("bob@example.org", "Bob", "Soleil", Language.FR);
        assertThatThrownBy(() -> access.revoke(bob.id(), issued.token().id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> access.revoke(ada.id(), UUID.randomUUID())).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 366, Integer.MAX_VALUE})
    void refusesATokenForLongerThanAYear(int days) {
        assertThatThrownBy(() -> access.issue(ada.id(), "Export", days))
                .isInstanceOf(Refused.class)
                .hasMessage("people.token.lifetime");
    }

    @Test
    void refusesANamelessToken() {
        assertThatThrownBy(() -> access.issue(ada.id(), " ", 30)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesTooManyTokensButCountsOnlyLiveOnes() {
        IssuedToken first = access.issue(ada.id(), "Export", 30);
        for (int more = 2; more <= 20; more++) {
            access.issue(ada.id(), "Export " + more, 30);
        }
        assertThatThrownBy(() -> access.issue(ada.id(), "Export 21", 30)).hasMessage("people.token.too-many");
        access.revoke(ada.id(), first.token().id());
        assertThat(access.issue(ada.id(), "Export 21", 30)).isNotNull();
    }

    @Test
    void notesItsUseOnceAnHour() {
        IssuedToken issued = access.issue(ada.id(), "Export", 30);
        access.bearer(issued.secret());
        assertThat(lastUsed()).isEqualTo(NOW);
        clock.travelTo(NOW.plus(Duration.ofMinutes(59)));
        access.bearer(issued.secret());
        assertThat(lastUsed()).isEqualTo(NOW);
        clock.travelTo(NOW.plus(Duration.ofMinutes(61)));
        access.bearer(issued.secret());
        assertThat(lastUsed()).isEqualTo(NOW.plus(Duration.ofMinutes(61)));
    }

    @Test
    void onlyDemonstrationPersonsHaveTokensForTheAsking() {
        Person actor = people.register("porteuse@halle.example", "Nour", "Desailes", Language.FR);
        assertThat(access.issueForDemonstration("porteuse@halle.example"))
                .hasValueSatisfying(
                        issued -> assertThat(access.bearer(issued.secret())).contains(actor));
        assertThat(access.issueForDemonstration("ada@example.org")).isEmpty();
        assertThat(access.issueForDemonstration("nobody@halle.example")).isEmpty();
    }

    private Instant lastUsed() {
        return access.of(ada.id()).get(0).lastUsedAt();
    }
}
