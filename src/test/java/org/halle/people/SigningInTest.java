package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.DatabaseTest;
import org.halle.Together;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DatabaseTest
@Import({SigningIn.class, SignInLinks.class, People.class, Grants.class, FirstComeInsert.class})
class SigningInTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    SigningIn signingIn;

    @Autowired
    People people;

    @Autowired
    HalleClock clock;

    @Autowired
    JdbcClient database;

    @MockitoBean
    SignInLetters letters;

    private final String email = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void stopTheClock() {
        clock.travelTo(NOW);
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void sendsALinkThatWorksForAQuarterOfAnHour() {
        OneTimeToken token = ask(" " + email.toUpperCase(java.util.Locale.ROOT));
        then(letters)
                .should()
                .send(email, Language.EN, "/login/link?token=" + token.getTokenValue(), NOW.plusSeconds(900));
        assertThat(signingIn.state(token.getTokenValue())).isEqualTo(LinkState.GOOD);
    }

    @Test
    void writesInThePersonsOwnLanguage() {
        people.register(email, "Ada", "Lune", Language.FR);
        ask(email);
        then(letters).should().send(eq(email), eq(Language.FR), startsWith("/login/link?token="), any());
    }

    @Test
    void keepsOnlyTheHash() {
        OneTimeToken token = ask(email);
        List<String> kept = database.sql("select token_hash from sign_in_link where email = :email")
                .param("email", email)
                .query(String.class)
                .list();
        assertThat(kept).hasSize(1).first().asString().hasSize(64).isNotEqualTo(token.getTokenValue());
    }

    @Test
    void makesTheAcquaintanceOfWhoNeverCame() {
        OneTimeToken token = ask(email);
        assertThat(people.byEmail(email)).isEmpty();
        OneTimeToken used = use(token);
        assertThat(used).isNotNull();
        assertThat(used.getUsername()).isEqualTo(email);
        assertThat(people.byEmail(email)).hasValueSatisfying(person -> {
            assertThat(person.named()).isFalse();
            assertThat(person.language()).isEqualTo(Language.EN);
        });
        assertThat(signingIn.loadUserByUsername(email)).isInstanceOf(SignedIn.class);
    }

    @Test
    void aLinkWorksOnce() {
        OneTimeToken token = ask(email);
        assertThat(use(token)).isNotNull();
        assertThat(use(token)).isNull();
        assertThat(signingIn.state(token.getTokenValue())).isEqualTo(LinkState.USED);
    }

    @Test
    void aLinkStopsWorkingWhenItsTimeIsUp() {
        OneTimeToken token = ask(email);
        clock.travelTo(NOW.plus(LinkRequest.VALID));
        assertThat(use(token)).isNull();
        assertThat(signingIn.state(token.getTokenValue())).isEqualTo(LinkState.EXPIRED);
        assertThat(people.byEmail(email)).isEmpty();
    }

    @Test
    void anInventedLinkOpensNothing() {
        assertThat(signingIn.consume(new OneTimeTokenAuthenticationToken("invented")))
                .isNull();
        assertThat(signingIn.state("invented")).isEqualTo(LinkState.UNKNOWN);
    }

    @Test
    void sendsFiveLinksAnHourAndNoMore() {
        for (int link = 1; link <= 5; link++) {
            ask(email);
        }
        OneTimeToken sixth = ask(email);
        then(letters).should(times(5)).send(eq(email), any(), any(), any());
        assertThat(use(sixth)).isNull();
        clock.travelTo(NOW.plus(Duration.ofMinutes(61)));
        assertThat(use(ask(email))).isNotNull();
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> new LinkRequest("nobody", Language.FR)).isInstanceOf(Refused.class);
        then(letters).should(never()).send(any(), any(), any(), any());
    }

    @Test
    void nobodyElseHasAnAccount() {
        assertThatThrownBy(() -> signingIn.loadUserByUsername(email)).isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void forgetsLinksAfterADay() {
        OneTimeToken token = ask(email);
        clock.travelTo(NOW.plus(Duration.ofHours(25)));
        signingIn.forgetOldLinks();
        assertThat(signingIn.state(token.getTokenValue())).isEqualTo(LinkState.UNKNOWN);
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void ofManyClicksAtTheSameTimeOneSucceeds() throws Exception {
        OneTimeToken token = ask(email);
        List<Optional<OneTimeToken>> clicks = Together.times(8, () -> Optional.ofNullable(use(token)));
        assertThat(clicks).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void theLimitHoldsWhenManyAskAtTheSameTime() throws Exception {
        Together.times(12, () -> ask(email));
        then(letters).should(times(5)).send(eq(email), any(), any(), any());
    }

    private OneTimeToken ask(String address) {
        return signingIn.generate(new LinkRequest(address, Language.EN));
    }

    private OneTimeToken use(OneTimeToken token) {
        return signingIn.consume(new OneTimeTokenAuthenticationToken(token.getTokenValue()));
    }
}
