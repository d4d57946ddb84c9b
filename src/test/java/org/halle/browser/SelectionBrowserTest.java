package org.halle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.halle.call.Applying;
import org.halle.call.CallRegister;
import org.halle.call.InvitePartner;
import org.halle.call.StartDraft;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.selection.Empanelling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A selection as its manager, a partner and a juror go through it, and what goes differently than planned: a deadline
 * that moves, a signature that is missing, a link that is declared, a list that is sent back.
 */
@BrowserTest
class SelectionBrowserTest {

    private static final LocalDate BEGINS = LocalDate.of(2033, 1, 3);
    private static final String HEDGES = "Haies et chaleur";
    private static final String BIKES = "Vélos pour tous";
    private static final String SOUP = "La soupe du marché";
    private static final Map<String, Object> ANSWERS = Map.ofEntries(
            Map.entry("challenge", "transition-energetique"),
            Map.entry("summary", "Des haies gérées durablement, et une chaudière pour le bourg."),
            Map.entry("town", "Nantes"),
            Map.entry("foundedOn", "2020-01-15"),
            Map.entry("budgetEur", 228000),
            Map.entry("fundingNeedEur", 98000),
            Map.entry("impactIndicator", "Foyers chauffés"),
            Map.entry("impactBaseline", 4),
            Map.entry("impactTarget", 60));

    @Autowired
    private ApplicationContext halle;

    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private final String title = "Sélection " + mark;
    private OwnTime time;

    @BeforeEach
    void begin() {
        time = new OwnTime(halle, BEGINS);
    }

    @AfterEach
    void returnToThePresent() {
        time.close();
    }

    @Test
    void goesAnotherWayThanPlannedAndIsAnnouncedAllTheSame(Visits visits) {
        Visitor manager = visits.as(
                halle.getBean(People.class).makeOperator(person("Maud").id()));
        create(manager);
        time.travelTo(programme().plan().callOpensAt().plusSeconds(60));
        apply(HEDGES, "Elise", "Hoel", "Anne");
        ApplicationId hedges = application("Elise");
        signByOnesOwnLink(visits, hedges);
        moveTheDeadline(manager, visits.as(email("Elise")), hedges);
        sign("Anne", hedges);
        submit("Elise", hedges);
        for (String[] other : new String[][] {{BIKES, "Loïc", "Yann"}, {SOUP, "Nora", "Paul"}}) {
            ApplicationId id = apply(other[0], other[1], other[2]);
            sign(other[2], id);
            submit(other[1], id);
        }
        time.settle();
        weigh(manager);
        List.of("Jeanne", "Joël", "Ida").forEach(this::seat);
        declareALink(visits.as(email("Ida")));
        score(manager, visits);
        deliberate(manager, visits);
        announce(manager, visits.as(email("Nora")));
    }

    // the manager, before

    private void create(Visitor manager) {
        manager.open("/programmes/new?opensOn=2033-01-10");
        manager.fill("Titre", title)
                .fill("Département", "44")
                .fill("Évaluations par dossier", "2")
                .press("Enregistrer le brouillon")
                .sees("Encore un brouillon");
        Person second = person("Malo");
        halle.getBean(People.class).grant(second.id(), Role.MANAGER, programme().id(), null);
        manager.press("Lancer le programme").confirm("Confirmer").sees("Le programme est lancé");
        time.settle();
    }

    private void moveTheDeadline(Visitor manager, Visitor lead, ApplicationId draft) {
        String later = programme()
                .plan()
                .callClosesAt()
                .plusSeconds(86_400)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        manager.open("/programmes/" + programme().id() + "/plan").usable();
        manager.fill("Clôture de l’appel", later + "T17:00")
                .press("Continuer")
                .sees("Lettres qui partiront aussitôt")
                .sees("7 jours avant la clôture")
                .usable();
        manager.press("Déplacer ces dates");
        time.settle();
        lead.open("/projects/" + draft).sees("à 17 h").usable();
    }

    private void weigh(Visitor manager) {
        manager.open("/selection/" + programme().id() + "/grid").usable();
        manager.fill("Impact socio-économique", "99")
                .press("Enregistrer la grille")
                .sees("Un critère compte de 1 à 10 fois")
                .usable();
        manager.fill("Impact socio-économique", "4")
                .press("Enregistrer la grille")
                .sees("La grille est enregistrée");
    }

    // a partner, who came by a link of its own

    private void signByOnesOwnLink(Visits visits, ApplicationId draft) {
        // the link is the newest of the partner's letters
        time.pass(Duration.ofMinutes(5));
        Visitor partner = visits.byLink(email("Hoel"));
        partner.open("/projects/" + draft)
                .sees("Il manque 2 signatures")
                .sees("Anne Essai")
                .usable();
        partner.open("/projects/" + draft + "/sign").isAt("/desk/");
        partner.sees(HEDGES).usable();
        partner.tick("Mon organisation s’engage comme partenaire de ce projet")
                .fill("Votre rôle dans le projet", "Le terrain")
                .fill("Part du budget portée par votre organisation", "12000")
                .fill("Ce que vous apportez", "Un terrain et deux bâtiments à chauffer.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        partner.open("/projects/" + draft)
                .sees("Il manque une signature")
                .seesNot("N’ont pas encore signé : Hoel")
                .sees("Le terrain")
                .usable();
    }

    // the jurors

    private void declareALink(Visitor juror) {
        juror.open("/jury").usable();
        juror.page()
                .getByLabel("Dossier avec lequel vous avez un lien")
                .selectOption(new SelectOption().setValue(application("Elise").toString()));
        juror.press("Déclarer ce lien").sees("il ne vous sera pas confié").usable();
    }

    private void score(Visitor manager, Visits visits) {
        time.travelTo(programme().plan().juryOpensAt().plusSeconds(60));
        // who declared a link is never asked; who is linked all the same steps back in the grid
        assertThat(visits.as(email("Ida"))
                        .open("/jury")
                        .page()
                        .locator(".task-name")
                        .getByText(HEDGES))
                .hasCount(0);
        manager.open("/selection/" + programme().id()).sees(HEDGES).usable();

        Visitor jeanne = visits.as(email("Jeanne"));
        jeanne.open("/jury").follow(HEDGES);
        mark(jeanne, "4 – Convaincant", List.of("But de la coopération", "Impact socio-économique"));
        jeanne.fill("Votre avis", "Une coopération solide.")
                .press("Envoyer")
                .sees("3 réponses sont à corriger")
                .usable();
        // nothing that was typed is lost
        assertThat(jeanne.field("Votre avis")).hasValue("Une coopération solide.");
        mark(
                jeanne,
                "2 – À renforcer",
                List.of("Réponse à un besoin du territoire", "Caractère innovant", "Qualité de la coopération"));
        jeanne.press("Envoyer").sees("C’est fait");
        time.settle();
        // impact counts four times, the others once: (4 + 4·4 + 3·2) / 8
        manager.open("/selection/" + programme().id() + "/ranking").sees("3,25");

        Visitor joel = visits.as(email("Joël"));
        String refused = joel.open("/jury")
                .page()
                .locator(".task-name a")
                .first()
                .textContent()
                .strip();
        joel.follow(refused)
                .tick("Je me récuse sur ce dossier")
                .press("Envoyer")
                .sees("à corriger");
        joel.fill("Pourquoi vous récusez-vous ?", "Mon frère y travaille.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        joel.open("/jury").sees("Récusations et délais passés").usable();
        for (String name : List.of("Jeanne", "Joël", "Ida")) {
            finish(visits.as(email(name)));
        }
    }

    /** Marks whatever still waits for that juror. */
    private void finish(Visitor juror) {
        while (juror.open("/desk").page().getByText("Évaluer le dossier").count() > 0) {
            juror.follow("Évaluer le dossier");
            mark(
                    juror,
                    "3 – Solide",
                    List.of(
                            "But de la coopération",
                            "Impact socio-économique",
                            "Réponse à un besoin du territoire",
                            "Caractère innovant",
                            "Qualité de la coopération"));
            juror.press("Envoyer").sees("C’est fait");
            time.settle();
        }
    }

    private static void mark(Visitor juror, String mark, List<String> criteria) {
        criteria.forEach(criterion -> juror.answer(criterion, mark));
    }

    // the manager, after

    private void deliberate(Visitor manager, Visits visits) {
        time.travelTo(programme().plan().announceAt().minusSeconds(3 * 86_400));
        manager.open("/selection/" + programme().id() + "/ranking").usable();
        manager.fill("Places", "1").press("Proposer à partir du classement").sees("Retenus");
        settle(manager);
        Visitor second = visits.as(email("Malo"));
        second.open("/desk").follow("Confirmer le gel des décisions").usable();
        second.tick("Non, la délibération reprend")
                .fill("Ce qui doit être revu", "Donnez vos raisons à la soupe du marché.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        settle(manager);
        second.open("/desk").follow("Confirmer le gel des décisions");
        second.tick("Oui, je confirme les décisions").press("Envoyer").sees("C’est fait");
        time.settle();
    }

    private void settle(Visitor manager) {
        manager.open("/selection/" + programme().id() + "/ranking")
                .follow("Arrêter la liste")
                .tick("Les décisions sont relues et la liste peut être arrêtée")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
    }

    private void announce(Visitor manager, Visitor lead) {
        lead.open("/projects").follow(SOUP).sees("Éligible");
        time.travelTo(programme().plan().announceAt().plusSeconds(60));
        manager.open("/selection/" + programme().id() + "/ranking")
                .sees("Les décisions ont été annoncées")
                .usable();
        lead.open("/projects").follow(SOUP).seesNot("Éligible").usable();
    }

    // shorthand

    private final Map<String, ApplicationId> applications = new HashMap<>();

    private ApplicationId application(String lead) {
        return Objects.requireNonNull(applications.get(lead));
    }

    private ApplicationId apply(String project, String lead, String... partners) {
        Applying applying = halle.getBean(Applying.class);
        Person by = person(lead);
        ApplicationId id = applying.start(
                by.id(),
                new StartDraft(
                        halle.getBean(CallRegister.class).of(programme().id()).id(),
                        project,
                        "Maison de " + lead + " " + mark,
                        LegalStatus.SCIC,
                        null));
        for (String partner : partners) {
            applying.invite(
                    by.id(),
                    new InvitePartner(
                            id,
                            email(partner),
                            partner,
                            "Essai",
                            "Collectif de " + partner + " " + mark,
                            LegalStatus.ASSOCIATION,
                            null));
        }
        time.settle();
        applications.put(lead, id);
        return id;
    }

    private void sign(String partner, ApplicationId id) {
        complete(partner, id, Map.of("agrees", true, "budgetShareEur", 1500, "comment", "Un lieu"));
    }

    private void submit(String lead, ApplicationId id) {
        Map<String, Object> answers = new HashMap<>(ANSWERS);
        answers.put("title", id.equals(applications.get("Elise")) ? HEDGES : lead.equals("Nora") ? SOUP : BIKES);
        complete(lead, id, answers);
    }

    private void complete(String who, ApplicationId id, Map<String, Object> answers) {
        Desk desk = halle.getBean(Desk.class);
        Person person = halle.getBean(People.class).byEmail(email(who)).orElseThrow();
        String task =
                desk.openTasks(person.id(), "application", id.value()).get(0).id();
        desk.complete(person.id(), task, answers);
        time.settle();
    }

    private void seat(String name) {
        halle.getBean(Empanelling.class)
                .seat(
                        halle.getBean(People.class)
                                .byEmail(email("Maud"))
                                .orElseThrow()
                                .id(),
                        new Empanelling.NewJuror(
                                programme().id(),
                                email(name),
                                name,
                                "Lecture",
                                "",
                                LegalStatus.AUTRE,
                                Set.of("transition-energetique")));
    }

    private Programme programme() {
        return halle.getBean(Programmes.class).all().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private Person person(String name) {
        return halle.getBean(People.class).register(email(name), name, "Essai", Language.FR);
    }

    private String email(String name) {
        return name.toLowerCase().replaceAll("[^a-z]", "-") + "." + mark + "@halle.example";
    }
}
