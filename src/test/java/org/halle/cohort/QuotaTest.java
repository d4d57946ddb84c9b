package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.halle.TestMessages;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;

class QuotaTest {

    @Test
    void sixOfSevenIsNotEnough() {
        assertThat(new Quota(6, 7, 4, 4).met()).isFalse();
        assertThat(words(new Quota(6, 7, 4, 4)))
                .isEqualTo("Il manque une séance collective pour le diplôme\u00A0: 6 suivies sur 7.");
    }

    @Test
    void threeOfFourIsNotEnough() {
        assertThat(new Quota(7, 7, 3, 4).met()).isFalse();
        assertThat(words(new Quota(7, 7, 3, 4)))
                .isEqualTo("Il manque une séance individuelle pour le diplôme\u00A0: 3 tenues sur 4.");
    }

    @Test
    void saysWhatIsMissingOfBoth() {
        assertThat(words(new Quota(4, 7, 2, 4)))
                .isEqualTo("Il manque 3 séances collectives (4 sur 7) et 2 séances individuelles (2 sur 4)"
                        + " pour le diplôme.");
    }

    @Test
    void everySessionIsEnoughAndMoreDoesNotHurt() {
        assertThat(new Quota(7, 7, 4, 4).met()).isTrue();
        assertThat(new Quota(8, 7, 6, 4).met()).isTrue();
        assertThat(new Quota(0, 0, 0, 0).met()).isTrue();
        assertThatCode(() -> new Quota(7, 7, 4, 4).requireMet()).doesNotThrowAnyException();
    }

    @Test
    void refusesWithTheReason() {
        assertThatThrownBy(() -> new Quota(6, 7, 4, 4).requireMet())
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("cohort.quota.collective-missing"));
    }

    private static String words(Quota quota) {
        return TestMessages.all().getMessage(quota.reason(), quota.arguments(), Locale.FRENCH);
    }
}
