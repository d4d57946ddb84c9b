package org.halle.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.springframework.stereotype.Component;

/** What the hall writes, and to whom. The words stand in {@code messages/hall.properties}. */
@Component
class HallLetters {

    private final Mailing mailing;
    private final People people;
    private final Organisations organisations;
    private final HallRights rights;

    HallLetters(Mailing mailing, People people, Organisations organisations, HallRights rights) {
        this.mailing = mailing;
        this.people = people;
        this.organisations = organisations;
        this.rights = rights;
    }

    // --- the hall ---

    void opened(Programme programme, int projects) {
        people.holding(Role.FUNDER, programme.id())
                .forEach(funder -> mailing.post(Letter.info("hall-opened", funder.id())
                        .about("programme/" + programme.id())
                        .with("programme", programme.title())
                        .with("projects", projects)
                        .with("closesAt", programme.plan().hallClosesAt())
                        .link("/hall/" + programme.id())));
    }

    void closed(Programme programme, List<Round> rounds) {
        long funded = count(rounds, Round.State.FUNDED);
        long partly = count(rounds, Round.State.PARTLY);
        Money total = rounds.stream().map(Round::firm).reduce(Money.ZERO, Money::plus);
        managers(programme.id())
                .forEach(manager -> mailing.post(Letter.info("hall-closed", manager)
                        .about("programme/" + programme.id())
                        .with("programme", programme.title())
                        .with("rounds", rounds.size())
                        .with("funded", funded)
                        .with("partly", partly)
                        .with("unfunded", count(rounds, Round.State.UNFUNDED))
                        .with("total", total)
                        .link("/hall/" + programme.id())));
    }

    private static long count(List<Round> rounds, Round.State state) {
        return rounds.stream().filter(round -> round.state() == state).count();
    }

    // --- the dossier ---

    void dossierAsked(Dossier dossier, Instant publishBy, Instant closesAt) {
        mailing.post(of(dossier, Letter.action("hall-dossier-asked", dossier.lead()))
                .with("publishBy", publishBy)
                .with("closesAt", closesAt)
                .link("/desk"));
    }

    void dossierRevised(Dossier dossier, Set<PersonId> funders) {
        funders.forEach(funder -> mailing.post(of(dossier, Letter.info("hall-dossier-revised", funder))
                .occurrence(Integer.toString(dossier.edition()))
                .with("edition", dossier.edition())));
    }

    void roundOpened(Dossier dossier, Round round, int funders) {
        Stream.concat(rights.project(dossier).stream(), managers(dossier.programme()))
                .distinct()
                .forEach(person -> mailing.post(of(dossier, Letter.info("hall-round-opened", person))
                        .with("target", round.target())
                        .with("funders", funders)
                        .with("closesAt", round.closesAt())));
    }

    void reviewAsked(Dossier dossier, DossierReview review, Instant decideBy) {
        mailing.post(of(dossier, Letter.action("hall-review-asked", review.funder()))
                .with("holder", name(dossier.organisation()))
                .with("target", dossier.target())
                .with("decideBy", decideBy));
    }

    void reviewReminder(Dossier dossier, DossierReview review, Instant decideBy) {
        mailing.post(of(dossier, Letter.action("hall-review-reminder", review.funder()))
                .occurrence(decideBy.toString())
                .with("decideBy", decideBy));
    }

    void everybodyAnswered(Dossier dossier, Round round, TourDeTable.Result table) {
        managers(dossier.programme())
                .forEach(manager -> mailing.post(of(dossier, Letter.info("hall-everybody-answered", manager))
                        .with("firm", table.firmTotal())
                        .with("target", round.target())));
    }

    // --- questions ---

    void questionAsked(Dossier dossier, Question question) {
        mailing.post(of(dossier, Letter.action("hall-question-asked", dossier.lead()))
                .occurrence(question.id().toString())
                .with("funder", name(question.organisation()))
                .with("question", question.text())
                .link("/desk"));
    }

    void questionAnswered(Dossier dossier, Question question, Collection<DossierReview> reviews) {
        Stream<PersonId> readers = question.audience() == Question.Audience.ALL
                ? Stream.concat(Stream.of(question.askedBy()), reviews.stream().map(DossierReview::funder))
                : Stream.of(question.askedBy());
        readers.distinct()
                .forEach(reader -> mailing.post(of(dossier, Letter.info("hall-question-answered", reader))
                        .occurrence(question.id().toString())
                        .with("question", question.text())
                        .with("answer", question.answer())));
    }

    // --- pledges ---

    void pledgeReceived(Dossier dossier, Round round, Pledge pledge, TourDeTable.Result table) {
        boolean firm = table.isFirm(pledge);
        mailing.post(of(dossier, Letter.info("hall-pledge-confirmed", pledge.pledgedBy()))
                .occurrence(pledge.id().toString())
                .with("amount", pledge.amount())
                .withMessage("instrument", pledge.instrument().label())
                .with("validUntil", pledge.validUntil())
                .withMessage("standing", firm ? "hall.standing.firm" : "hall.standing.conditional"));
        Stream.concat(rights.project(dossier).stream(), managers(dossier.programme()))
                .distinct()
                .forEach(person -> mailing.post(of(dossier, Letter.info("hall-pledge-received", person))
                        .occurrence(pledge.id().toString())
                        .with("funder", name(pledge.funder()))
                        .with("amount", pledge.amount())
                        .withMessage("instrument", pledge.instrument().label())
                        .withMessage("standing", firm ? "hall.standing.firm" : "hall.standing.conditional")
                        .with("firm", table.firmTotal())
                        .with("target", round.target())));
    }

    void pledgeWithdrawn(Dossier dossier, Round round, Pledge pledge, TourDeTable.Result table) {
        Stream.concat(rights.project(dossier).stream(), managers(dossier.programme()))
                .distinct()
                .forEach(person -> mailing.post(of(dossier, Letter.info("hall-pledge-withdrawn", person))
                        .occurrence(pledge.id().toString())
                        .with("funder", name(pledge.funder()))
                        .with("amount", pledge.amount())
                        .with("firm", table.firmTotal())
                        .with("target", round.target())));
    }

    /** Somebody else's pledge or withdrawal changed what this one comes to. */
    void pledgeTurned(Dossier dossier, Round round, Pledge pledge, boolean firm, TourDeTable.Result table, Instant at) {
        mailing.post(of(dossier, Letter.info(firm ? "hall-pledge-firm" : "hall-pledge-waiting", pledge.pledgedBy()))
                .occurrence(pledge.id() + "/" + at)
                .with("amount", pledge.amount())
                .with("firm", table.firmTotal())
                .with("target", round.target()));
    }

    // --- the end ---

    void agreement(Dossier dossier, Round round, Pledge pledge) {
        mailing.post(of(dossier, Letter.action("hall-agreement", pledge.pledgedBy()))
                .occurrence(pledge.id().toString())
                .with("holder", name(dossier.organisation()))
                .with("funder", name(pledge.funder()))
                .with("amount", pledge.amount())
                .withMessage("instrument", pledge.instrument().label())
                .with("total", round.firm())
                .with("target", round.target()));
    }

    void notRetained(Dossier dossier, Round round, Pledge pledge) {
        mailing.post(of(dossier, Letter.info("hall-pledge-not-retained", pledge.pledgedBy()))
                .occurrence(pledge.id().toString())
                .with("amount", pledge.amount())
                .with("total", round.firm())
                .with("target", round.target()));
    }

    /** To the project and the team: how it ended. */
    void roundClosed(Dossier dossier, Round round, int funders) {
        String template =
                switch (round.state()) {
                    case FUNDED -> "hall-round-funded";
                    case PARTLY -> "hall-round-partly";
                    default -> "hall-round-unfunded";
                };
        Stream.concat(rights.project(dossier).stream(), managers(dossier.programme()))
                .distinct()
                .forEach(person -> mailing.post(of(dossier, Letter.info(template, person))
                        .with("total", round.firm())
                        .with("target", round.target())
                        .with("funders", funders)));
    }

    /** To those who read it and did not pledge: it is over, nothing is asked any more. */
    void noLongerAsked(Dossier dossier, Set<PersonId> funders) {
        funders.forEach(funder -> mailing.post(of(dossier, Letter.info("hall-round-over", funder))));
    }

    private Stream<PersonId> managers(ProgrammeId programme) {
        return people.holding(Role.MANAGER, programme).stream().map(Person::id);
    }

    private String name(OrganisationId organisation) {
        return organisations.get(organisation).name();
    }

    private static Letter of(Dossier dossier, Letter letter) {
        return letter.about("dossier/" + dossier.id())
                .with("project", dossier.title())
                .link("/dossiers/" + dossier.id());
    }
}
