package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.halle.cohort.Samples.COACH;
import static org.halle.cohort.Samples.LEAD;
import static org.halle.cohort.Samples.NOW;
import static org.halle.cohort.Samples.SUBSTITUTE;

import org.halle.kernel.AlreadyDone;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;

class VentureTest {

    private static final Quota ENOUGH = new Quota(7, 7, 4, 4);

    @Test
    void isActiveOnceItHasPassedAllThreeGatesInAnyOrder() {
        Venture venture = Samples.venture("Abeilles").baselineRecorded(NOW);
        assertThat(venture.state()).isEqualTo(Venture.State.ONBOARDING);
        venture = venture.followedBy(COACH, SUBSTITUTE);
        assertThat(venture.state()).isEqualTo(Venture.State.ONBOARDING);
        venture = venture.charterSigned(NOW, "ab", true);
        assertThat(venture.state()).isEqualTo(Venture.State.ACTIVE);
    }

    @Test
    void signsItsCharterOnce() {
        Venture signed = Samples.venture("Abeilles").charterSigned(NOW, "ab", true);
        assertThatThrownBy(() -> signed.charterSigned(NOW, "cd", true)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void hasTwoDifferentPeopleToFollowItAndNeverItsOwnLead() {
        Venture venture = Samples.venture("Abeilles");
        assertThatThrownBy(() -> venture.followedBy(COACH, COACH)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> venture.followedBy(LEAD, COACH)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> venture.followedBy(COACH, LEAD)).isInstanceOf(Refused.class);
    }

    @Test
    void changesItsReferentWithoutLosingItsPlace() {
        PersonId other = PersonId.random();
        Venture followed = Samples.active("Abeilles").followedBy(other, COACH);
        assertThat(followed.state()).isEqualTo(Venture.State.ACTIVE);
        assertThat(followed.followedBy(other)).isTrue();
        assertThat(followed.followedBy(SUBSTITUTE)).isFalse();
    }

    @Test
    void graduatesOnlyWithItsSessions() {
        Venture active = Samples.active("Abeilles");
        assertThatThrownBy(() -> active.graduated(new Quota(6, 7, 4, 4), NOW)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> active.graduated(new Quota(7, 7, 3, 4), NOW)).isInstanceOf(Refused.class);
        assertThat(active.graduated(ENOUGH, NOW).state()).isEqualTo(Venture.State.GRADUATED);
    }

    @Test
    void leavesWithAReason() {
        Venture active = Samples.active("Abeilles");
        assertThatThrownBy(() -> active.withdrawn("  ", NOW)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> active.withdrawn("x".repeat(4_001), NOW)).hasMessage("cohort.refused.long-reason");
        Venture gone = active.withdrawn(" Plus de temps ", NOW);
        assertThat(gone.withdrawalReason()).isEqualTo("Plus de temps");
        assertThat(gone.state().live()).isFalse();
    }

    @Test
    void changesNoMoreOnceItIsOver() {
        Venture gone = Samples.active("Abeilles").withdrawn("Plus de temps", NOW);
        assertThatThrownBy(() -> gone.graduated(ENOUGH, NOW)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> gone.followedBy(COACH, SUBSTITUTE)).isInstanceOf(Refused.class);
        Venture graduated = Samples.active("Abeilles").graduated(ENOUGH, NOW);
        assertThatThrownBy(() -> graduated.withdrawn("Trop tard", NOW)).isInstanceOf(Refused.class);
    }
}
