package org.halle.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.halle.call.Applying;
import org.halle.call.CallRegister;
import org.halle.call.InvitePartner;
import org.halle.call.StartDraft;
import org.halle.cohort.Attending;
import org.halle.cohort.Coaching;
import org.halle.cohort.OfferSlots;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.demo.Samples.SampleApplication;
import org.halle.demo.Samples.SamplePartner;
import org.halle.impact.PastCohorts;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SlotId;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Siren;
import org.halle.programme.NewProgramme;
import org.halle.programme.Plan;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.WorkingDays;
import org.springframework.stereotype.Component;

/** Brings one programme of the demonstration to the stage: its launch, its applicants, its coaches' sessions. */
@Component
class Season {

    /** The deadline that the sample applications were written for. */
    private static final Instant SAMPLE_DEADLINE = Instant.parse("2026-03-31T16:00:00Z");

    private static final List<String> SERIES = List.of(
            "Diagnostic de coopération",
            "Montage juridique et modèle économique",
            "Impact, R&D sociale et plan d’action",
            "Dossier de financement et répétition");

    /**
     * A programme to be played.
     *
     * @param wanted which sample applications apply
     * @param star the reference of the application that the demonstration's own applicant leads; empty for none
     */
    record Script(
            String title,
            String summary,
            Instant opensAt,
            Instant closesAt,
            Instant juryOpensAt,
            Instant announceAt,
            LocalDate startsOn,
            LocalDate endsOn,
            Instant hallClosesAt,
            Rules rules,
            Predicate<SampleApplication> wanted,
            String star) {}

    private final Repertoire repertoire;
    private final Cast cast;
    private final Company company;
    private final Play play;
    private final Planning planning;
    private final CallRegister calls;
    private final Applying applying;
    private final People people;
    private final VentureRegister ventures;
    private final Attending attending;
    private final Coaching coaching;
    private final PastCohorts past;

    Season(
            Repertoire repertoire,
            Cast cast,
            Company company,
            Play play,
            Planning planning,
            CallRegister calls,
            Applying applying,
            People people,
            VentureRegister ventures,
            Attending attending,
            Coaching coaching,
            PastCohorts past) {
        this.repertoire = repertoire;
        this.cast = cast;
        this.company = company;
        this.play = play;
        this.planning = planning;
        this.calls = calls;
        this.applying = applying;
        this.people = people;
        this.ventures = ventures;
        this.attending = attending;
        this.coaching = coaching;
        this.past = past;
    }

    /** A programme that is being prepared, and still to be launched. */
    void prepare(Script script, Instant at) {
        play.at(at, () -> draft(script));
    }

    /** Plans the whole programme; it is launched five days before its call opens. */
    void plan(Script script) {
        plan(script, launched -> {});
    }

    /** @param more what else happens in the programme, planned when it is launched */
    void plan(Script script, Consumer<ProgrammeId> more) {
        play.at(script.opensAt().minus(Duration.ofDays(5)), () -> {
            ProgrammeId programme = draft(script);
            planning.launch(cast.person(Cast.OPERATOR), programme);
            repertoire.samples().applications.stream()
                    .filter(script.wanted())
                    .forEach(row -> planApplication(programme, script, row));
            planSessions(programme, script);
            more.accept(programme);
        });
    }

    private ProgrammeId draft(Script script) {
        ProgrammeId programme = planning.draft(
                cast.person(Cast.OPERATOR),
                new NewProgramme(script.title(), script.summary(), "44", dates(script), script.rules()));
        cast.assign(programme, repertoire.samples());
        return programme;
    }

    private static Plan dates(Script script) {
        return new Plan(
                script.opensAt(),
                script.closesAt(),
                script.juryOpensAt(),
                script.announceAt(),
                script.startsOn(),
                script.endsOn(),
                script.hallClosesAt());
    }

    private void planApplication(ProgrammeId programme, Script script, SampleApplication row) {
        Random draw = new Random(row.reference().hashCode());
        Instant handIn = script.closesAt()
                .plus(Duration.between(SAMPLE_DEADLINE, row.submittedAt().toInstant()));
        Instant begins = handIn.minus(Duration.ofHours(60 + draw.nextInt(24 * 8)));
        boolean star = row.reference().equals(script.star());
        play.at(begins.isBefore(script.opensAt()) ? script.opensAt().plusSeconds(3600) : begins, () -> {
            PersonId lead = cast.person(star ? Cast.APPLICANT : row.get("contact_email"));
            ApplicationId application = applying.start(
                    lead,
                    new StartDraft(
                            calls.of(programme).id(),
                            row.get("title"),
                            row.get("lead_organisation"),
                            LegalStatus.of(row.get("lead_legal_status")).orElse(LegalStatus.AUTRE),
                            Siren.parse(row.get("lead_siren"))));
            repertoire.plays(application, row);
            company.handsIn(application, handIn);
            cast.declareLinks(repertoire.samples(), row.reference(), application);
            for (SamplePartner partner : row.partners()) {
                invite(lead, application, partner, partner.email());
            }
        });
    }

    private void invite(PersonId lead, ApplicationId application, SamplePartner partner, String email) {
        var person = people.get(cast.person(email));
        applying.invite(
                lead,
                new InvitePartner(
                        application,
                        person.email(),
                        person.givenName(),
                        person.familyName(),
                        partner.organisation(),
                        LegalStatus.of(partner.status()).orElse(LegalStatus.AUTRE),
                        null));
    }

    /** A draft that waits for the demonstration's visitor: its partner has not signed yet. */
    void planVisitorsDraft(ProgrammeId programme, Instant at) {
        play.at(at, () -> {
            PersonId lead = cast.person(Cast.APPLICANT);
            ApplicationId application = applying.start(
                    lead,
                    new StartDraft(
                            calls.of(programme).id(),
                            "La Malle aux outils : une bibliothèque d’objets entre quatre quartiers",
                            "La Malle aux Outils",
                            LegalStatus.ASSOCIATION,
                            null));
            invite(lead, application, new SamplePartner("Atelier du Petit Port", "scop", Cast.PARTNER), Cast.PARTNER);
        });
    }

    /** Hours to come: the coach offers a morning a week, and two projects have booked one. */
    void planHours(ProgrammeId programme, Instant at) {
        play.at(at, () -> {
            LocalDate day = WorkingDays.onOrAfter(
                    LocalDate.ofInstant(at, HalleClock.PARIS).plusDays(6));
            List<SlotId> hours = coaching.offer(
                            cast.person(Cast.COACH),
                            new OfferSlots(
                                    programme,
                                    "Point d’étape",
                                    "Bureau du Quai, Nantes",
                                    day,
                                    LocalTime.of(9, 0),
                                    60,
                                    3,
                                    3))
                    .slots();
            List<Venture> accompanied = ventures.of(programme).stream()
                    .filter(venture -> venture.state().accompanied())
                    .toList();
            for (int place = 0; place < Math.min(2, accompanied.size()); place++) {
                Venture venture = accompanied.get(place);
                coaching.book(venture.lead(), hours.get(place), venture.id());
            }
        });
    }

    /** The cohorts of before Halle, so that the report goes back to the start. */
    void planPast(ProgrammeId programme, Instant at) {
        play.at(
                at,
                () -> past.take(
                        cast.person(Cast.MANAGER),
                        programme,
                        repertoire.samples().past()));
    }

    private void planSessions(ProgrammeId programme, Script script) {
        long days = script.endsOn().toEpochDay() - script.startsOn().toEpochDay();
        for (int series = 0; series < SERIES.size(); series++) {
            String theme = SERIES.get(series);
            LocalDate day = script.startsOn().plusDays(12 + series * days / SERIES.size());
            play.at(day.atTime(18, 0).atZone(HalleClock.PARIS).toInstant(), () -> {
                int slot = 0;
                for (Venture venture : ventures.of(programme)) {
                    attending.record(
                            cast.person(Cast.COACH),
                            new Attending.HeldSession(
                                    venture.id(),
                                    day.minusDays(slot % 3),
                                    LocalTime.of(9, 0).plusMinutes(75L * (slot % 6)),
                                    60,
                                    theme,
                                    "Bureau du Quai, Nantes",
                                    ""));
                    slot++;
                }
            });
        }
    }
}
