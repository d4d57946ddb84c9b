package org.halle.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.ApplicationRegister;
import org.halle.cohort.Delivery;
import org.halle.cohort.Milestone;
import org.halle.cohort.VentureRegister;
import org.halle.desk.Answers;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.hall.Sheet.Asked;
import org.halle.hall.Sheet.Contact;
import org.halle.hall.Sheet.Paper;
import org.halle.hall.Sheet.Reached;
import org.halle.hall.Sheet.Reader;
import org.halle.hall.Sheet.Seen;
import org.halle.kernel.DocumentId;
import org.halle.kernel.DossierId;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.PledgeId;
import org.halle.kernel.RoundId;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.programme.Programmes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people see of the hall: each what is theirs to see. A funder's look at a dossier is written down. */
@Service
@Transactional
public class HallReading {

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Pledges pledges;
    private final DossierReviews reviews;
    private final FunderMatches matches;
    private final Questions questions;
    private final DossierViews views;
    private final HallRights rights;
    private final PledgeLines lines;
    private final Tables tables;
    private final Programmes programmes;
    private final ApplicationRegister applications;
    private final VentureRegister ventures;
    private final People people;
    private final Organisations organisations;
    private final DataRoom room;
    private final Desk desk;
    private final HalleClock clock;

    HallReading(
            Dossiers dossiers,
            Rounds rounds,
            Pledges pledges,
            DossierReviews reviews,
            FunderMatches matches,
            Questions questions,
            DossierViews views,
            HallRights rights,
            PledgeLines lines,
            Tables tables,
            Programmes programmes,
            ApplicationRegister applications,
            VentureRegister ventures,
            People people,
            Organisations organisations,
            DataRoom room,
            Desk desk,
            HalleClock clock) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.pledges = pledges;
        this.reviews = reviews;
        this.matches = matches;
        this.questions = questions;
        this.views = views;
        this.rights = rights;
        this.lines = lines;
        this.tables = tables;
        this.programmes = programmes;
        this.applications = applications;
        this.ventures = ventures;
        this.people = people;
        this.organisations = organisations;
        this.room = room;
        this.desk = desk;
        this.clock = clock;
    }

    /** The review by which that person was asked on a round, if it was. */
    @Transactional(readOnly = true)
    public Optional<DossierReviewId> reviewOf(PersonId by, RoundId id) {
        Round round = rounds.get(id);
        return rights.organisations(by, round.programme()).stream()
                .map(organisation -> reviews.findByRoundAndOrganisation(id, organisation))
                .flatMap(Optional::stream)
                .map(DossierReview::id)
                .findFirst();
    }

    /** The dossier of the round of a pledge. */
    @Transactional(readOnly = true)
    public DossierId dossierOf(PledgeId id) {
        return rounds.get(pledges.get(id).round()).dossier();
    }

    /** The dossier of a round. */
    @Transactional(readOnly = true)
    public DossierId dossierOf(RoundId id) {
        return rounds.get(id).dossier();
    }

    /** A dossier as that person sees it; a funder's look is noted. */
    public Sheet open(PersonId by, DossierId id) {
        Dossier dossier = dossiers.get(id);
        Round round = rounds.of(id);
        Access access = rights.require(by, dossier, round);
        note(by, access, id, "");
        return sheet(by, dossier, round, access);
    }

    /** A dossier as that person sees it, for a page beside it: nothing is noted. */
    @Transactional(readOnly = true)
    public Sheet outline(PersonId by, DossierId id) {
        Dossier dossier = dossiers.get(id);
        Round round = rounds.of(id);
        return sheet(by, dossier, round, rights.require(by, dossier, round));
    }

    /**
     * A dossier as a funder who is asked would read it if it said this; nothing is noted.
     *
     * @throws Forbidden for who neither takes part in the project nor runs the programme
     */
    @Transactional(readOnly = true)
    public Sheet preview(PersonId by, DossierId id, PublishDossier written) {
        Dossier dossier = dossiers.get(id);
        Round round = rounds.of(id);
        if (!rights.require(by, dossier, round).seesFunders()) {
            throw new Forbidden();
        }
        return sheet(by, dossier.written(written), round, Access.ofSomeFunder());
    }

    /** As {@link #preview(PersonId, DossierId, PublishDossier)}, with what that person last typed, published or not. */
    @Transactional(readOnly = true)
    public Sheet preview(PersonId by, DossierId id) {
        Round round = rounds.of(id);
        Dossier dossier = dossiers.get(id);
        PublishDossier written = desk.openTasks(by, "round", round.id().value()).stream()
                .map(task -> desk.drafted(task.id()))
                .filter(draft -> draft.containsKey("pitch"))
                .findFirst()
                .map(draft -> PublishDossier.of(new Answers(draft)))
                .orElseGet(dossier::words);
        return preview(by, id, written);
    }

    /** As {@link #open(PersonId, DossierId)}, by the round. */
    public Sheet open(PersonId by, RoundId id) {
        return open(by, rounds.get(id).dossier());
    }

    /** As {@link #open(PersonId, DossierId)}, by a funder's review of it. */
    public Sheet open(PersonId by, DossierReviewId id) {
        return open(by, reviews.get(id).round());
    }

    /** A dossier to take along, for who reads it; that a funder took it is noted under that name. */
    public Sheet take(PersonId by, DossierId id, String fileName) {
        Dossier dossier = dossiers.get(id);
        Round round = rounds.of(id);
        Access access = rights.require(by, dossier, round);
        if (!access.reads()) {
            throw new Forbidden();
        }
        note(by, access, id, fileName);
        return sheet(by, dossier, round, access);
    }

    /** That somebody opens a document of a dossier; a funder's look is noted. */
    public void openDocument(PersonId by, DossierId id, DocumentId document) {
        Dossier dossier = dossiers.get(id);
        Access access = rights.require(by, dossier, rounds.of(id));
        note(by, access, id, room.require(id, document, access).fileName());
    }

    /** The pledges that another may wait for, by id, as that person may know them. */
    @Transactional(readOnly = true)
    public Map<String, String> pledgeChoices(PersonId by, RoundId id) {
        Round round = rounds.get(id);
        Dossier dossier = dossiers.get(round.dossier());
        Access access = rights.require(by, dossier, round);
        List<Pledge> made = pledges.findByRoundOrderByMadeAt(id);
        Words.Naming naming = lines.naming(
                dossier, made, access, names(made.stream().map(Pledge::funder).collect(Collectors.toSet())));
        Map<String, String> choices = new LinkedHashMap<>();
        made.stream()
                .filter(pledge -> !pledge.withdrawn())
                .map(pledge -> pledge.standsAs().toString())
                .forEach(pledge -> choices.put(pledge, naming.pledge(pledge)));
        return choices;
    }

    /** The milestones of the project that a pledge may wait for, by id. */
    @Transactional(readOnly = true)
    public Map<String, String> milestoneChoices(RoundId id) {
        Map<String, String> choices = new LinkedHashMap<>();
        ventures.milestones(dossiers.get(rounds.get(id).dossier()).venture()).stream()
                .filter(milestone -> milestone.state() != Milestone.State.DROPPED)
                .forEach(milestone -> choices.put(milestone.id().toString(), milestone.title()));
        return choices;
    }

    static String subject(DossierId id) {
        return "dossier/" + id;
    }

    private void note(PersonId by, Access access, DossierId id, String document) {
        OrganisationId funder = access.funder();
        if (funder != null && !access.manager() && !access.project()) {
            views.save(new DossierView(null, id, by, funder, document, clock.instant()));
        }
    }

    private Sheet sheet(PersonId by, Dossier dossier, Round round, Access access) {
        Instant now = clock.instant();
        List<Pledge> made = pledges.findByRoundOrderByMadeAt(round.id());
        List<FunderMatch> looked = matches.findByRound(round.id());
        List<DossierReview> asked = reviews.findByRound(round.id());
        boolean open = round.openAt(now);
        Optional<OpenTask> task = task(by, round, asked);
        Map<OrganisationId, String> names = names(Stream.of(
                        Stream.of(dossier.organisation()),
                        made.stream().map(Pledge::funder),
                        looked.stream().map(FunderMatch::organisation))
                .flatMap(Function.identity())
                .collect(Collectors.toSet()));
        boolean reads = access.reads();
        return new Sheet(
                access,
                dossier,
                round,
                programmes.get(dossier.programme()).title(),
                names.getOrDefault(dossier.organisation(), ""),
                reads ? applications.get(dossier.application()).content() : null,
                reads ? milestones(dossier) : List.of(),
                access.manager() || access.project() || (access.asked() && dossier.contactShared())
                        ? contacts(dossier)
                        : List.of(),
                room.open(dossier.id(), access).stream().map(Paper::of).toList(),
                reads ? questions(dossier, access) : List.of(),
                tables.progress(dossier, round, made, now),
                reads ? lines.at(round, dossier, made, access, names, round.asOf(now), open) : List.of(),
                access.seesFunders() ? readers(looked, asked, names, access) : List.of(),
                access.seesFunders() ? views(dossier) : List.of(),
                task.map(OpenTask::id).orElse(null),
                task.map(OpenTask::name).orElse(null),
                open && access.asked() && task.isEmpty(),
                open && access.asFunder(),
                open);
    }

    private Optional<OpenTask> task(PersonId by, Round round, List<DossierReview> asked) {
        List<OpenTask> mine =
                new ArrayList<>(desk.openTasks(by, "round", round.id().value()));
        asked.stream()
                .filter(review -> review.funder().equals(by))
                .forEach(review -> mine.addAll(
                        desk.openTasks(by, "dossier-review", review.id().value())));
        return mine.stream().min(Comparator.comparing(OpenTask::created));
    }

    private List<Reached> milestones(Dossier dossier) {
        return ventures.milestones(dossier.venture()).stream()
                .filter(milestone -> milestone.state() == Milestone.State.ACCEPTED)
                .map(milestone -> new Reached(
                        milestone.title(),
                        milestone.lastDelivery().map(Delivery::reviewedAt).orElse(null)))
                .toList();
    }

    private List<Contact> contacts(Dossier dossier) {
        Set<PersonId> project = rights.project(dossier);
        return people.all(project).values().stream()
                .sorted(Comparator.comparing((Person person) -> !person.id().equals(dossier.lead()))
                        .thenComparing(Person::displayName))
                .map(person -> new Contact(person.displayName(), person.email()))
                .toList();
    }

    private List<Asked> questions(Dossier dossier, Access access) {
        List<Question> all = questions.findByDossierOrderByAskedAt(dossier.id());
        Map<OrganisationId, String> askers =
                names(all.stream().map(Question::organisation).collect(Collectors.toSet()));
        return all.stream()
                .filter(question -> access.seesFunders()
                        || question.organisation().equals(access.funder())
                        || (question.answered() && question.audience() == Question.Audience.ALL))
                .map(question -> {
                    boolean mine = question.organisation().equals(access.funder());
                    return new Asked(
                            question.text(),
                            mine || access.seesFunders() ? askers.get(question.organisation()) : null,
                            mine,
                            question.askedAt(),
                            question.answer(),
                            question.answeredAt(),
                            question.audience() == Question.Audience.ALL);
                })
                .toList();
    }

    private static List<Reader> readers(
            List<FunderMatch> looked, List<DossierReview> asked, Map<OrganisationId, String> names, Access access) {
        Map<OrganisationId, DossierReview> reviewOf =
                asked.stream().collect(Collectors.toMap(DossierReview::organisation, Function.identity()));
        return looked.stream()
                .filter(match -> access.manager() || match.matched())
                .map(match -> {
                    DossierReview review = reviewOf.get(match.organisation());
                    return new Reader(
                            match.organisation(),
                            names.getOrDefault(match.organisation(), ""),
                            review == null ? null : review.state(),
                            review == null ? null : review.interest(),
                            review == null ? null : review.decideBy(),
                            match.reason(),
                            review == null || !access.manager() ? "" : review.opinion());
                })
                .sorted(Comparator.comparing((Reader reader) -> reader.state() == null)
                        .thenComparing(Reader::funder))
                .toList();
    }

    private List<Seen> views(Dossier dossier) {
        List<DossierView> seen = views.findTop200ByDossierOrderByViewedAtDesc(dossier.id());
        Map<OrganisationId, String> names =
                names(seen.stream().map(DossierView::organisation).collect(Collectors.toSet()));
        Map<PersonId, Person> persons =
                people.all(seen.stream().map(DossierView::person).collect(Collectors.toSet()));
        return seen.stream()
                .map(view -> {
                    Person person = persons.get(view.person());
                    return new Seen(
                            names.getOrDefault(view.organisation(), ""),
                            person == null ? "" : person.displayName(),
                            view.document(),
                            view.viewedAt());
                })
                .toList();
    }

    private Map<OrganisationId, String> names(Collection<OrganisationId> ids) {
        Map<OrganisationId, String> names = new HashMap<>();
        organisations.all(ids).forEach((id, organisation) -> names.put(id, organisation.name()));
        return names;
    }
}
