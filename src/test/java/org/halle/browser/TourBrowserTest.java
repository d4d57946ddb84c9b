package org.halle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.halle.call.OpenCall;
import org.halle.hall.HallStage;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages that no story passes: before there is anything, when it is refused, in the other language. */
@BrowserTest
class TourBrowserTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Autowired
    private ApplicationContext halle;

    private People people;

    @BeforeEach
    void begin() {
        people = halle.getBean(People.class);
    }

    /** How often a form went after two presses, and after one more on the page that the browser kept. */
    private static final String PRESSED =
            """
            () => {
              let sent = 0;
              window.addEventListener("submit", (event) => { if (!event.defaultPrevented) sent++; event.preventDefault(); });
              const press = () => document.querySelector("main form[method=post]").requestSubmit();
              press(); press();
              const first = sent;
              window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
              press();
              return [first, sent];
            }""";

    /** What of a drawing stands out of its place. */
    private static final String CUT =
            """
            () => {
              const place = document.querySelector(".diagram-place").getBoundingClientRect();
              const drawn = [...document.querySelectorAll(".diagram-place .djs-visual")];
              if (!drawn.length) return ["nothing is drawn"];
              return drawn.filter((one) => { const box = one.getBoundingClientRect(); return box.left < place.left || box.right > place.right; })
                .map((one) => one.closest("[data-element-id]").dataset.elementId);
            }""";

    @Test
    void beforeAnythingHasBegun(Visits visits) {
        try (OwnTime time = new OwnTime(halle, LocalDate.of(2041, 5, 2))) {
            visits.stranger()
                    .open("/")
                    .sees("Aucun appel n’est ouvert en ce moment")
                    .usable();
            Visitor newcomer = visits.as(person("Nina"));
            newcomer.open("/").usable();
            newcomer.open("/projects").sees("Aucun projet pour l’instant").usable();
            newcomer.open("/programmes").sees("Aucun programme pour l’instant").usable();
            newcomer.open("/hall").sees("Aucune halle ne vous est ouverte").usable();
            newcomer.open("/jury").sees("Vous ne siégez dans aucun jury").usable();
            newcomer.open("/letters?person=nobody@example.org").usable();
        }
    }

    @Test
    void beforeACallIsAnswered(Visits visits) {
        OpenCall call = new OpenCall(halle);
        ProgrammeId programme = call.call().programme();
        Person person = person("Maud");
        people.grant(person.id(), Role.MANAGER, programme, null);
        Visitor manager = visits.as(person);

        manager.open("/programmes").usable();
        manager.open("/programmes/" + programme).usable();
        manager.open("/calls/" + call.call().slug() + "/applications")
                .sees("Aucun dossier pour l’instant")
                .usable();
        manager.open("/selection/" + programme).sees("Aucun dossier éligible").usable();
        manager.open("/selection/" + programme + "/ranking")
                .sees("Rien à classer")
                .usable();
        manager.open("/selection/" + programme + "/jury")
                .sees("Le jury est vide")
                .usable();
        manager.open("/cohort/" + programme)
                .sees("La cohorte n’est pas encore formée")
                .usable();
        manager.open("/hall/" + programme).sees("Aucun dossier publié").usable();
        manager.open("/programmes/" + programme + "/impact")
                .sees("Aucune mesure")
                .usable();
        manager.open("/programmes/" + programme + "/diagram/call")
                .sees("Les étapes")
                .usable();
        // the widest but two: drawn whole, to its last label
        manager.open("/programmes/" + programme + "/diagram/selection").rest();
        assertThat((List<?>) manager.page().evaluate(CUT)).as("what is cut").isEmpty();
        manager.open("/programmes/" + programme + "/plan");
        manager.fill("Clôture de l’appel", "2020-01-01T18:00")
                .press("Continuer")
                .sees("À corriger avant d’envoyer")
                .usable();
    }

    @Test
    void aCallThatGoesOn(Visits visits) {
        OpenCall call = OpenCall.rolling(halle);
        String page = "/calls/" + call.call().slug();
        Person person = person("Maud");
        people.grant(person.id(), Role.MANAGER, call.call().programme(), null);
        Visitor lead = visits.as(person("Elise"));

        lead.open(page).sees("Appel permanent").usable();
        lead.open(page + "/apply").sees("Fin du lot en cours");
        lead.fill("Titre du projet", "Haies et chaleur")
                .fill("Nom de la structure", "Haies et Chaleur " + UUID.randomUUID())
                .choose("Statut juridique", "SCIC")
                .press("Commencer le brouillon");
        lead.isAt("/projects/").sees("votre dossier sera étudié avec le lot").usable();

        Visitor manager = visits.as(person);
        manager.open(page).follow("Les lots").sees("Dépôt en cours").usable();
        manager.press("Faire du lot en cours le dernier")
                .confirm("Faire du lot en cours le dernier")
                .sees("Dernier lot")
                .usable();
    }

    @Test
    void atOnesOwnAccount(Visits visits) {
        Visitor me = visits.as(person("Zoé"));

        me.open("/me").usable();
        me.fill("Prénom", "")
                .press("Enregistrer")
                .sees("À corriger avant d’envoyer")
                .usable();
        me.open("/me").page().getByText("Ajouter une organisation").click();
        me.fill("Nom de l’organisation", "Les Ateliers du Héron")
                .choose("Statut juridique", "SCOP")
                .fill("SIREN", "123456789")
                .press("Ajouter")
                .sees("Ce SIREN n’existe pas")
                .usable();
        me.fill("SIREN", "").press("Ajouter").sees("L’organisation est ajoutée").usable();
        me.press("Quitter").usable();

        me.open("/me/tokens").sees("Vous n’avez pas encore de jeton").usable();
        me.press("Créer le jeton").sees("Donnez un nom à ce jeton").usable();
        me.fill("Nom", "Export du lundi")
                .press("Créer le jeton")
                .sees("Copiez-le maintenant")
                .usable();
        me.open("/me/calendar").usable();
    }

    @Test
    void whenItIsRefused(Visits visits) {
        Visitor stranger = visits.stranger();
        stranger.open("/login/link?token=invented").sees("n’est plus connu").usable();
        stranger.open("/login?problem=session").usable();
        stranger.open("/login/sent").usable();
        stranger.open("/projects/" + NOBODY).isAt("/login");
        stranger.open("/calls/no-such-call", 404).usable();

        Visitor somebody = visits.as(person("Nina"));
        somebody.open("/projects/" + NOBODY, 404).usable();
        somebody.open("/programmes/" + NOBODY, 404);
        somebody.open("/desk/no-such-task", 404).usable();
        somebody.open("/programmes/new", 403)
                .sees("Cette page ne vous est pas ouverte")
                .usable();
    }

    @Test
    void whatEachMaySeeOfAHall(Visits visits) {
        HallStage stage = HallStage.open(halle).published();
        String dossier = "/dossiers/" + stage.dossier.id();

        visits.as(stage.manager).open(dossier).sees("Financeurs sollicités").usable();
        Visitor angels = visits.as(stage.angels);
        angels.open(dossier).usable();
        angels.open("/programmes").usable();
        Visitor bank = visits.as(stage.bank);
        bank.open("/funders/" + stage.bankOrganisation).usable();
        bank.fill("Plus petit montant, en euros", "50000").fill("Plus grand montant, en euros", "100");
        bank.press("Enregistrer le profil").sees("À corriger avant d’envoyer").usable();
        bank.open(dossier)
                .press("Envoyer la question")
                .sees("À corriger avant d’envoyer")
                .usable();
        visits.as(stage.observer).open(dossier).seesNot("Banque du Phare").usable();
        visits.as(stage.stranger).open(dossier, 403).usable();
    }

    @Test
    void aTaskThatWasDoneInAnotherTabMeanwhile(Visits visits) {
        HallStage stage = HallStage.open(halle).published();
        String task =
                "/desk/" + stage.task(stage.bank.id(), "Task_ReviewDossier").id();
        Visitor bank = visits.as(stage.bank).open(task);
        bank.tick("Peut-être, nous voulons en savoir plus");

        stage.complete(stage.bank, "Task_ReviewDossier", java.util.Map.of("interest", "none"));
        bank.press("Envoyer").sees("C’est fait").usable();
        bank.open(task, 409).sees("a déjà été faite").usable();
    }

    @Test
    void aButtonPressedTwiceSendsOnce(Visits visits) {
        Visitor me = visits.as(person("Zoé")).open("/me");

        // what gets past the page is counted and held back, so that nothing depends on how fast the server answers
        assertThat(me.page().evaluate(PRESSED)).isEqualTo(List.of(1, 2));
    }

    @Test
    void theMenuOfAPhone(Visits visits) {
        Visitor lead = visits.as(person("Nina")).narrow();

        lead.page().getByText("Menu").first().click();
        lead.axe();
        lead.page().getByText("Mes projets").first().click();
        lead.isAt("/projects");
    }

    @Test
    void inEnglish(Visits visits) {
        new OpenCall(halle, Duration.ofDays(20), 100);
        Visitor reader = visits.as(person("Nina"));

        reader.open("/?lang=en").sees("Open calls").usable();
        reader.open("/desk").sees("Nothing is waiting for you").usable();
        reader.open("/me").usable();
        reader.open("/no-such-page", 404).usable();
    }

    private Person person(String name) {
        return people.register(
                name.toLowerCase() + "." + UUID.randomUUID().toString().substring(0, 8) + "@halle.example",
                name,
                "Dubourg",
                Language.FR);
    }
}
