package org.halle.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.demo.Samples.SampleFunder;
import org.halle.demo.Samples.SampleJuror;
import org.halle.hall.FunderKind;
import org.halle.hall.FunderProfile;
import org.halle.hall.Instrument;
import org.halle.hall.Profiling;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.selection.Empanelling;
import org.springframework.stereotype.Component;

/** The demonstration's people: eight whom anybody may play, and the fictional ones of the sample data. */
@Component
class Cast {

    static final String MANAGER = "manager@halle.example";
    static final String APPLICANT = "applicant@halle.example";
    static final String PARTNER = "partner@halle.example";
    static final String JUROR = "juror@halle.example";
    static final String COACH = "coach@halle.example";
    static final String FUNDER = "funder@halle.example";
    static final String OBSERVER = "observer@halle.example";
    static final String OPERATOR = "operator@halle.example";

    /** A coach who is nobody's to play: referents have a substitute. */
    static final String SECOND_COACH = "yann.tremeur@example.org";

    private static final Map<String, String> NAMES = names();
    private static final List<String> GIVEN = List.of(
            "Anaïs",
            "Bastien",
            "Clarisse",
            "Denez",
            "Elvire",
            "Florent",
            "Gaëlle",
            "Hervé",
            "Inès",
            "Joachim",
            "Katell",
            "Lucien",
            "Maïwenn",
            "Nolwenn",
            "Octave",
            "Perrine",
            "Quentin",
            "Rozenn",
            "Solène",
            "Titouan");
    private static final List<String> FAMILY = List.of(
            "Aubépin",
            "Brisemer",
            "Courlis",
            "Dunevent",
            "Estran",
            "Fougeray",
            "Goémon",
            "Houlebec",
            "Iroise",
            "Jusant",
            "Kerlande",
            "Levantin",
            "Marécage",
            "Noroît",
            "Ormeau",
            "Paludier",
            "Ressac",
            "Salorge",
            "Tamaris",
            "Varech");

    private final People people;
    private final Organisations organisations;
    private final Empanelling jury;
    private final Profiling profiles;
    private final Map<String, PersonId> known = new HashMap<>();

    Cast(People people, Organisations organisations, Empanelling jury, Profiling profiles) {
        this.people = people;
        this.organisations = organisations;
        this.jury = jury;
        this.profiles = profiles;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(MANAGER, "Maëlle Kervadec");
        names.put(APPLICANT, "Amina Courtepaille");
        names.put(PARTNER, "Paul Rivebelle");
        names.put(JUROR, "Judith Morvenac");
        names.put(COACH, "Côme Garrigance");
        names.put(FUNDER, "Fanny Delormeau");
        names.put(OBSERVER, "Olivier Sablonceau");
        names.put(OPERATOR, "Ophélie Renardière");
        names.put(SECOND_COACH, "Yann Trémeur");
        return names;
    }

    /** Makes the eight known, and one of them operator. */
    void enter() {
        NAMES.keySet().forEach(this::person);
        people.makeOperator(person(OPERATOR));
    }

    /** A person by address; the unknown get a fictional name that stays the same for the same address. */
    PersonId person(String email) {
        return known.computeIfAbsent(email, this::meet);
    }

    private PersonId meet(String email) {
        String name = NAMES.get(email);
        if (name == null) {
            Random draw = new Random(email.hashCode());
            name = GIVEN.get(draw.nextInt(GIVEN.size())) + " " + FAMILY.get(draw.nextInt(FAMILY.size()));
        }
        int space = name.indexOf(' ');
        return people.register(email, name.substring(0, space), name.substring(space + 1), Language.FR)
                .id();
    }

    /** Gives everybody their part in a programme. */
    void assign(ProgrammeId programme, Samples samples) {
        PersonId operator = person(OPERATOR);
        people.grant(person(MANAGER), Role.MANAGER, programme, null);
        people.grant(person(COACH), Role.COACH, programme, null);
        people.grant(person(SECOND_COACH), Role.COACH, programme, null);
        people.grant(person(OBSERVER), Role.OBSERVER, programme, null);
        for (SampleJuror juror : samples.jurors) {
            seat(operator, programme, juror);
        }
        jury.seat(
                operator,
                new Empanelling.NewJuror(
                        programme,
                        JUROR,
                        "Judith",
                        "Morvenac",
                        "",
                        LegalStatus.AUTRE,
                        Set.of("alimentation-durable", "reemploi", "mobilites")));
        for (SampleFunder funder : samples.funders) {
            fund(operator, programme, funder);
        }
    }

    private void seat(PersonId operator, ProgrammeId programme, SampleJuror juror) {
        int space = juror.name().indexOf(' ');
        jury.seat(
                operator,
                new Empanelling.NewJuror(
                        programme,
                        juror.email(),
                        juror.name().substring(0, space),
                        juror.name().substring(space + 1),
                        juror.organisation(),
                        LegalStatus.ASSOCIATION,
                        new HashSet<>(juror.expertise())));
    }

    /** Keeps jurors from what they declared a link with. */
    void declareLinks(Samples samples, String reference, ApplicationId application) {
        samples.jurors.stream()
                .filter(juror -> juror.conflicts().contains(reference))
                .forEach(juror -> jury.noteConflict(person(OPERATOR), person(juror.email()), application));
    }

    /** The demonstration's funder works for the solidarity finance network, which funds every theme. */
    private void fund(PersonId operator, ProgrammeId programme, SampleFunder funder) {
        OrganisationId organisation = organisations
                .register(funder.get("name"), LegalStatus.AUTRE, null)
                .id();
        String email = "reseau-finance-solidaire".equals(funder.get("kind")) ? FUNDER : funder.get("contact_email");
        people.grant(person(email), Role.FUNDER, programme, organisation);
        profiles.describe(
                operator,
                organisation,
                new FunderProfile(
                        FunderKind.of(funder.get("kind")).orElse(FunderKind.AUTRE),
                        funder.list("instruments").stream()
                                .flatMap(code -> Instrument.of(code).stream())
                                .collect(Collectors.toSet()),
                        Money.euros(Long.parseLong(funder.get("ticket_min_eur"))),
                        Money.euros(Long.parseLong(funder.get("ticket_max_eur"))),
                        Set.copyOf(funder.list("challenges")),
                        Set.copyOf(funder.list("stages")),
                        Integer.parseInt(funder.get("decision_days")),
                        funder.get("conditions"),
                        ""));
    }
}
