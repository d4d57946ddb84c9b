package org.halle.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.Organisation;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the cohort writes to its people. */
@Component
class CohortLetters {

    private final Mailing mailing;
    private final People people;

    CohortLetters(Mailing mailing, People people) {
        this.mailing = mailing;
        this.people = people;
    }

    void welcome(Venture venture, Programme programme) {
        mailing.post(about(venture, Letter.info("cohort-welcome", venture.lead()))
                .with("programme", programme.title())
                .with("startsOn", programme.plan().startsOn())
                .with("endsOn", programme.plan().endsOn())
                .with("collective", programme.rules().collectiveSessions())
                .with("individual", programme.rules().individualSessions()));
    }

    void onboardingAsked(Venture venture, Instant onboardBy) {
        mailing.post(about(venture, Letter.action("cohort-onboarding", venture.lead()))
                .with("onboardBy", onboardBy));
    }

    void charterAsked(Venture venture, PersonId partner, Instant onboardBy) {
        mailing.post(about(venture, Letter.action("cohort-charter", partner))
                .with("onboardBy", onboardBy)
                .link("/desk"));
    }

    void referentNamed(Venture venture) {
        String referent = name(venture.referent());
        String substitute = name(venture.substitute());
        String occurrence = venture.referent() + "/" + venture.substitute();
        mailing.post(about(venture, Letter.info("cohort-referent", venture.lead()))
                .occurrence(occurrence)
                .with("referent", referent)
                .with("substitute", substitute));
        Stream.of(venture.referent(), venture.substitute())
                .filter(Objects::nonNull)
                .forEach(coach -> mailing.post(about(venture, Letter.info("cohort-referent-named", coach))
                        .occurrence(occurrence)
                        .with("referent", referent)
                        .with("substitute", substitute)));
    }

    void milestoneReminder(Venture venture, Milestone milestone) {
        mailing.post(about(venture, milestone, Letter.action("cohort-milestone-reminder", venture.lead()))
                .occurrence(milestone.dueAt().toString())
                .with("dueAt", milestone.dueAt()));
    }

    void deliverableReviewed(Venture venture, Milestone milestone, boolean accepted, String comment) {
        Letter letter = accepted
                ? Letter.info("cohort-deliverable-accepted", venture.lead())
                : Letter.action("cohort-deliverable-rework", venture.lead());
        mailing.post(about(venture, milestone, letter)
                .occurrence(String.valueOf(milestone.deliveries().size()))
                .with("comment", comment));
    }

    void reviewEscalated(Venture venture, Milestone milestone) {
        String occurrence = String.valueOf(milestone.deliveries().size());
        Set<PersonId> asked =
                venture.substitute() == null ? holders(Role.COACH, venture.programme()) : Set.of(venture.substitute());
        asked.forEach(coach -> mailing.post(about(venture, milestone, Letter.action("cohort-review-escalated", coach))
                .occurrence(occurrence)
                .with("referent", name(venture.referent()))
                .link("/desk")));
        holders(Role.MANAGER, venture.programme())
                .forEach(manager ->
                        mailing.post(about(venture, milestone, Letter.info("cohort-review-escalated-manager", manager))
                                .occurrence(occurrence)
                                .with("referent", name(venture.referent()))
                                .with("substitute", name(venture.substitute()))));
    }

    void quotaMissing(Venture venture, Quota quota) {
        mailing.post(about(venture, Letter.action("cohort-quota-missing", venture.lead()))
                .occurrence(quota.collectiveHeld() + "/" + quota.individualHeld())
                .withMessage("missing", quota.reason(), quota.arguments()));
    }

    void graduated(Venture venture) {
        followers(venture).forEach(person -> mailing.post(about(venture, Letter.info("cohort-graduated", person))));
    }

    /** The lead's calendar loses the sessions to come with the same letter. */
    void withdrawn(Venture venture, PersonId by, List<Session> toCome) {
        String reason = Objects.requireNonNullElse(venture.withdrawalReason(), "");
        concerned(venture).forEach(person -> {
            boolean lead = person.equals(venture.lead());
            Letter letter = lead ? Letter.action("cohort-withdrawn", person) : Letter.info("cohort-withdrawn", person);
            mailing.post(about(venture, letter)
                    .with("by", name(by))
                    .with("reason", reason)
                    .invites(
                            lead ? toCome.stream().map(SessionLetters::takenOut).toList() : List.of()));
        });
    }

    void paused(Venture venture, PersonId by, String reason, int number) {
        concerned(venture)
                .forEach(person -> mailing.post(about(venture, Letter.info("cohort-paused", person))
                        .occurrence(String.valueOf(number))
                        .with("by", name(by))
                        .with("reason", reason)));
    }

    void resumed(Venture venture, Instant endsAt, int number) {
        concerned(venture)
                .forEach(person -> mailing.post(about(venture, Letter.info("cohort-resumed", person))
                        .occurrence(String.valueOf(number))
                        .with(
                                "endsOn",
                                LocalDate.ofInstant(endsAt, HalleClock.PARIS).minusDays(1))));
    }

    void reorganised(Venture venture, Organisation before, Organisation after, int number) {
        concerned(venture)
                .forEach(person -> mailing.post(about(venture, Letter.info("cohort-reorganised", person))
                        .occurrence(String.valueOf(number))
                        .with("before", before.name())
                        .with("after", after.name())
                        .withMessage("status", after.status().label())));
    }

    private Set<PersonId> concerned(Venture venture) {
        Set<PersonId> readers = new LinkedHashSet<>(followers(venture));
        readers.addAll(holders(Role.MANAGER, venture.programme()));
        return readers;
    }

    void cohortClosed(ProgrammeId programme, Collection<Venture> ventures) {
        long graduated = ventures.stream()
                .filter(venture -> venture.state() == Venture.State.GRADUATED)
                .count();
        holders(Role.MANAGER, programme)
                .forEach(manager -> mailing.post(Letter.info("cohort-closed", manager)
                        .about("programme/" + programme)
                        .with("graduated", graduated)
                        .with("entered", ventures.size())
                        .link("/cohort/" + programme)));
    }

    private static Letter about(Venture venture, Letter letter) {
        return letter.about("venture/" + venture.id())
                .with("venture", venture.name())
                .link(path(venture.id()));
    }

    private static Letter about(Venture venture, Milestone milestone, Letter letter) {
        return letter.about("milestone/" + milestone.id())
                .with("venture", venture.name())
                .with("milestone", milestone.title())
                .link(path(venture.id()));
    }

    private static String path(VentureId venture) {
        return "/ventures/" + venture;
    }

    private static Set<PersonId> followers(Venture venture) {
        Set<PersonId> followers = new LinkedHashSet<>();
        followers.add(venture.lead());
        Stream.of(venture.referent(), venture.substitute())
                .filter(Objects::nonNull)
                .forEach(followers::add);
        return followers;
    }

    private Set<PersonId> holders(Role role, ProgrammeId programme) {
        Set<PersonId> holders = new LinkedHashSet<>();
        people.holding(role, programme).stream().map(Person::id).forEach(holders::add);
        return holders;
    }

    private String name(@Nullable PersonId person) {
        return person == null ? "—" : people.get(person).displayName();
    }
}
