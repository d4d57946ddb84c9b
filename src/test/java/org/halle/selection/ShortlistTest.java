package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.halle.call.Decision;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.selection.Shortlist.ShortlistLine;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private static final Instant NOW = Instant.parse("2026-04-20T08:00:00Z");
    private static final PersonId MANAGER = PersonId.random();

    private final Ranking ranking = Samples.ranking(6);
    private final Shortlist list = Shortlist.proposed(Samples.PROGRAMME, ranking, 2, 2);

    @Test
    void proposesFromTheRanking() {
        assertThat(list.lines())
                .extracting(ShortlistLine::decision)
                .containsExactly(
                        Decision.ACCEPTED,
                        Decision.ACCEPTED,
                        Decision.WAITING,
                        Decision.WAITING,
                        Decision.REFUSED,
                        Decision.REFUSED);
    }

    @Test
    void decidesNothingForWhatNobodyScored() {
        Ranking unread = Ranking.of(
                List.of(new Ranking.Scores(ApplicationId.random(), "AC26-009", 3, List.of())), Samples.UNCALIBRATED);

        Shortlist proposed = Shortlist.proposed(Samples.PROGRAMME, unread, 2, 2);

        assertThat(proposed.lines().get(0).decision()).isNull();
        assertThatThrownBy(() -> proposed.frozen(MANAGER, "", 2, NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.undecided");
    }

    @Test
    void keepsReasonsWhenProposedAnew() {
        ApplicationId last = application(5);

        Shortlist anew = list.decided(last, Decision.REFUSED, "Trop tôt.").reproposed(ranking, 6, 0);

        assertThat(anew.line(last)).hasValueSatisfying(line -> {
            assertThat(line.decision()).isEqualTo(Decision.ACCEPTED);
            assertThat(line.reason()).isEqualTo("Trop tôt.");
        });
    }

    @Test
    void letsTheDeliberationChangeALine() {
        Shortlist changed = list.decided(application(0), Decision.REFUSED, " Hors sujet. ");

        assertThat(changed.line(application(0)).orElseThrow().decision()).isEqualTo(Decision.REFUSED);
        assertThat(changed.line(application(0)).orElseThrow().reason()).isEqualTo("Hors sujet.");
        assertThatThrownBy(() -> list.decided(ApplicationId.random(), Decision.REFUSED, ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void movesLinesAsFarAsTheListGoes() {
        assertThat(list.moved(application(3), -1).lines().get(2).application()).isEqualTo(application(3));
        assertThat(list.moved(application(3), -99).lines().get(0).application()).isEqualTo(application(3));
        assertThat(list.moved(application(0), 99).lines().get(5).application()).isEqualTo(application(0));
    }

    @Test
    void followsWhoIsInTheRunning() {
        ApplicationId late = ApplicationId.random();
        Set<ApplicationId> running = new HashSet<>();
        list.lines().forEach(line -> running.add(line.application()));
        running.remove(application(1));
        running.add(late);

        Shortlist followed = list.following(running);

        assertThat(followed.line(application(1))).isEmpty();
        assertThat(followed.lines()).hasSize(6).last().isEqualTo(new ShortlistLine(late, null, "", null));
        assertThat(list.following(applications())).isSameAs(list);
    }

    @Test
    void acceptsNoMoreThanThereAreSeats() {
        assertThatThrownBy(() -> list.frozen(MANAGER, "", 1, NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.too-many");
    }

    @Test
    void isFrozenOnceAndThenNeverChanged() {
        Shortlist frozen = list.frozen(MANAGER, " Relu. ", 2, NOW);

        assertThat(frozen.isFrozen()).isTrue();
        assertThat(frozen.frozenBy()).isEqualTo(MANAGER);
        assertThat(frozen.minutes()).isEqualTo("Relu.");
        assertThatThrownBy(() -> frozen.frozen(MANAGER, "", 2, NOW)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.decided(application(0), Decision.REFUSED, ""))
                .isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.moved(application(0), 1)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.reproposed(ranking, 6, 0)).isInstanceOf(AlreadyDone.class);
        assertThat(frozen.following(Set.of())).isSameAs(frozen);
    }

    @Test
    void isAnnouncedOnceAndOnlyWhenFrozen() {
        assertThatThrownBy(() -> list.announced(NOW)).isInstanceOf(Refused.class);

        Shortlist announced = announced();

        assertThat(announced.announcedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> announced.announced(NOW)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void servesTheWaitingListInItsOrder() {
        Shortlist announced = announced();
        assertThat(announced.nextWaiting(any -> true)).contains(application(2));

        Shortlist offered = announced.offered(application(2), NOW);
        assertThat(offered.nextWaiting(any -> true)).contains(application(3));
        assertThat(offered.offered(application(3), NOW).nextWaiting(any -> true))
                .isEmpty();
    }

    @Test
    void passesOverWhoNoLongerWaits() {
        assertThat(announced().nextWaiting(application -> !application.equals(application(2))))
                .contains(application(3));
    }

    @Test
    void offersASeatOnceAndToTheWaitingOnly() {
        Shortlist offered = announced().offered(application(2), NOW);

        assertThatThrownBy(() -> offered.offered(application(2), NOW)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> offered.offered(application(0), NOW)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> list.offered(application(2), NOW)).isInstanceOf(Refused.class);
    }

    private Shortlist announced() {
        return list.frozen(MANAGER, "", 2, NOW).announced(NOW);
    }

    private ApplicationId application(int place) {
        return list.lines().get(place).application();
    }

    private Set<ApplicationId> applications() {
        Set<ApplicationId> all = new HashSet<>();
        list.lines().forEach(line -> all.add(line.application()));
        return all;
    }
}
