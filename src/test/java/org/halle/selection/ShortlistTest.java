package org.halle.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
    private static final PersonId OTHER = PersonId.random();
    private static final Function<ApplicationId, String> SUGGESTED = application -> "À retravailler.";

    private final Ranking ranking = Samples.ranking(6);
    private final Shortlist list = Shortlist.proposed(Samples.PROGRAMME, ranking, 2, 2, SUGGESTED);

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

        Shortlist proposed = Shortlist.proposed(Samples.PROGRAMME, unread, 2, 2, SUGGESTED);

        assertThat(proposed.lines().get(0).decision()).isNull();
        assertThatThrownBy(() -> proposed.settled(MANAGER, "", 2, NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.undecided");
    }

    @Test
    void keepsReasonsWhenProposedAnew() {
        ApplicationId last = application(5);

        Shortlist anew = list.decided(last, Decision.REFUSED, "Trop tôt.").reproposed(ranking, 6, 0, SUGGESTED);

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
        assertThat(followed.lines()).hasSize(6).last().isEqualTo(ShortlistLine.undecided(late));
        assertThat(list.following(applications())).isSameAs(list);
    }

    @Test
    void givesWhoIsRefusedTheWordsThatTheMarksSuggest() {
        assertThat(list.line(application(5)).orElseThrow().reason()).isEqualTo("À retravailler.");
        assertThat(list.line(application(0)).orElseThrow().reason()).isEmpty();
    }

    @Test
    void settlesNothingWhileARefusalHasNoReason() {
        Shortlist silent = list.decided(application(5), Decision.REFUSED, "");

        assertThatThrownBy(() -> silent.settled(MANAGER, "", 2, NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.reason-missing");
    }

    @Test
    void acceptsNoMoreThanThereAreSeats() {
        assertThatThrownBy(() -> list.settled(MANAGER, "", 1, NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.too-many");
    }

    @Test
    void keepsALockedLineAsAndWhereItIs() {
        ApplicationId agreed = application(3);
        Shortlist locked = list.locked(agreed);

        assertThatThrownBy(() -> locked.decided(agreed, Decision.REFUSED, ""))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.locked");
        assertThatThrownBy(() -> locked.moved(agreed, 1)).isInstanceOf(Refused.class);
        assertThat(order(locked.moved(application(5), -2)))
                .containsExactly(
                        application(0), application(1), application(5), agreed, application(2), application(4));
        Shortlist anew = locked.reproposed(ranking, 1, 0, SUGGESTED);
        assertThat(anew.lines().get(3).application()).isEqualTo(agreed);
        assertThat(anew.lines())
                .extracting(ShortlistLine::decision)
                .containsExactly(
                        Decision.ACCEPTED,
                        Decision.REFUSED,
                        Decision.REFUSED,
                        Decision.WAITING,
                        Decision.REFUSED,
                        Decision.REFUSED);
        assertThat(locked.unlocked(agreed).moved(agreed, -3).lines().get(0).application())
                .isEqualTo(agreed);
    }

    @Test
    void countsALockedSeatInANewProposal() {
        Shortlist anew = list.locked(application(0)).reproposed(ranking, 1, 1, SUGGESTED);

        assertThat(anew.count(Decision.ACCEPTED)).isEqualTo(1);
        assertThat(anew.lines().get(1).decision()).isEqualTo(Decision.WAITING);
    }

    @Test
    void locksNothingThatIsUndecided() {
        Shortlist open = list.decided(application(0), null, "");

        assertThatThrownBy(() -> open.locked(application(0)))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.lock-undecided");
    }

    @Test
    void isFrozenByAnotherThanWhoSettledIt() {
        Shortlist settled = list.settled(MANAGER, " Relu. ", 2, NOW);

        assertThat(settled.isFrozen()).isFalse();
        assertThatThrownBy(() -> list.frozen(OTHER, NOW)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> settled.frozen(MANAGER, NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("selection.shortlist.same-person");
        assertThatThrownBy(() -> settled.decided(application(0), Decision.REFUSED, "Non."))
                .isInstanceOf(AlreadyDone.class);

        Shortlist frozen = settled.frozen(OTHER, NOW);

        assertThat(frozen.settledBy()).isEqualTo(MANAGER);
        assertThat(frozen.frozenBy()).isEqualTo(OTHER);
        assertThat(frozen.minutes()).isEqualTo("Relu.");
    }

    @Test
    void isOpenAgainWhenTheOtherDoesNotAgree() {
        Shortlist reopened = list.settled(MANAGER, "Relu.", 2, NOW).reopened("Le troisième dossier.");

        assertThat(reopened.isSettled()).isFalse();
        assertThat(reopened.minutes()).isEqualTo("Relu.\n\nLe troisième dossier.");
        assertThat(reopened.decided(application(0), Decision.REFUSED, "Non.").count(Decision.ACCEPTED))
                .isEqualTo(1);
        assertThatThrownBy(() -> list.reopened("")).isInstanceOf(Refused.class);
    }

    @Test
    void isFrozenOnceAndThenNeverChanged() {
        Shortlist frozen = list.settled(MANAGER, "", 2, NOW).frozen(OTHER, NOW);

        assertThatThrownBy(() -> frozen.frozen(OTHER, NOW)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.settled(MANAGER, "", 2, NOW)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.reopened("")).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.decided(application(0), Decision.REFUSED, ""))
                .isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.moved(application(0), 1)).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.locked(application(0))).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> frozen.reproposed(ranking, 6, 0, SUGGESTED)).isInstanceOf(AlreadyDone.class);
        assertThat(frozen.following(Set.of())).isSameAs(frozen);
    }

    @Test
    void isAnnouncedOnceAndOnlyWhenFrozen() {
        assertThatThrownBy(() -> list.announced(any -> true, NOW)).isInstanceOf(Refused.class);

        Shortlist announced = announced();

        assertThat(announced.announcedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> announced.announced(any -> true, NOW)).isInstanceOf(AlreadyDone.class);
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
    void givesTheSeatOfWhoWithdrewBeforeTheAnnouncementToTheFirstWhoWaits() {
        Shortlist announced = frozen().announced(
                        application -> !application.equals(application(0)) && !application.equals(application(2)), NOW);

        assertThat(announced.line(application(3)).orElseThrow().offeredAt()).isEqualTo(NOW);
        assertThat(announced.line(application(2)).orElseThrow().offeredAt()).isNull();
        assertThat(announced.nextWaiting(any -> true)).contains(application(2));
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
        return frozen().announced(any -> true, NOW);
    }

    private Shortlist frozen() {
        return list.settled(MANAGER, "", 2, NOW).frozen(OTHER, NOW);
    }

    private static List<ApplicationId> order(Shortlist list) {
        return list.lines().stream().map(ShortlistLine::application).toList();
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
