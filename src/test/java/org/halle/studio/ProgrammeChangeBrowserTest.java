package org.halle.studio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import org.halle.browser.BrowserTest;
import org.halle.browser.Visitor;
import org.halle.browser.Visits;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Venture;
import org.halle.people.People;
import org.halle.studio.rehearsal.OtherJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A manager changes a running programme: a question to every project after its welcome, on a form of its own, and a
 * letter to its coaches. Drawn, rehearsed, looked at, published; a project on its way is asked, and no Java was touched.
 * With {@code -Dhalle.pictures=true} its pictures go into the documentation.
 */
@BrowserTest
class ProgrammeChangeBrowserTest {

    private static final String FORM = "premier-mois";
    private static final String TASK = "Raconter le premier mois";
    private static final String QUESTION = "Comment se passe votre premier mois ?";
    private static final double LONG_ENOUGH = 300_000;
    private static final int ROOM_FOR_TWO = 220;

    @Autowired
    private ApplicationContext halle;

    @Autowired
    private People people;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Moving moving;

    private CohortStage stage;
    private Venture bees;
    private int releases;

    @BeforeEach
    void aProjectOnItsWay() {
        OtherJvm.real();
        stage = CohortStage.planned(halle);
        stage.confirmed("Abeilles en ville", stage.person("lead"), "association", "Rezé", "reemploi");
        stage.formRunning();
        bees = stage.venture("Abeilles en ville");
        // what is rehearsed and what is in force are found by the time at which they were
        stage.close();
        releases = publishing.releases(stage.manager).size();
    }

    /** Others of this house go on with the diagrams that were there. */
    @AfterEach
    void asBefore() {
        stage.close();
        OtherJvm.asBefore();
        drafting.discard(stage.manager, "venture.bpmn");
        drafting.discard(stage.manager, FORM + ".form");
        if (publishing.releases(stage.manager).size() > releases) {
            int number = publishing.releases(stage.manager).get(0).number();
            publishing.goBack(
                    stage.manager,
                    number,
                    publishing.previewBack(stage.manager, number).inForce(),
                    "Comme avant l’essai.",
                    false);
        }
    }

    @Test
    void aManagerAddsATaskWithAFormAndALetterAndAProjectOnItsWayIsAsked(Visits visits) {
        Visitor maya = visits.as(people.rename(stage.manager, "Maya", "Gestion"));
        writeTheForm(maya);
        draw(maya);
        rehearse(maya);
        publish(maya);

        moving.run();
        maya.open("/studio")
                .follow("Version " + (releases + 1))
                .sees("passés à cette version")
                .usable();
        stage.travelTo(CohortStage.FIRST_MORNING);
        stage.onboard(bees);
        Visitor lead = visits.as(people.rename(bees.lead(), "Lila", "Abeille")).open("/desk");
        lead.sees(TASK).picture("studio-5-task");
        lead.follow(TASK).fill(QUESTION, "La ruche est posée, l’équipe a trouvé son rythme.");
        lead.press("Envoyer").sees("C’est fait");
        stage.settle();
        assertThat(stage.letters("venture/" + bees.id())).contains("notice");
    }

    private static void writeTheForm(Visitor maya) {
        maya.open("/studio").fill("Nom", FORM).choose("Nature", "form").press("Commencer");
        maya.isAt("/studio/files/" + FORM + ".form");
        Page page = maya.page();
        page.locator(".fjs-element[data-id=Field_comment]").click();
        openGroups(page, ".studio-form");
        page.locator("#bio-properties-panel-label").fill(QUESTION);
        page.locator("#bio-properties-panel-label").press("Tab");
        assertThat(page.locator(".fjs-form-editor label").getByText(QUESTION)).isVisible();
        maya.sees("Rien n’empêche la publication").sees("Brouillon enregistré").picture("studio-1-form");
    }

    /** Makes room on the line between the welcome and the milestones, and puts two steps there. */
    private static void draw(Visitor maya) {
        maya.follow("Le studio");
        Page page = maya.page();
        long clicked = System.nanoTime();
        maya.follow("Parcours d’un projet").isAt("/studio/files/venture.bpmn");
        Locator task = page.locator(".djs-palette [data-action='create.task']");
        assertThat(task).isVisible();
        assertThat(shape(page, "Call_Milestone")).isVisible();
        System.out.println("modeler usable after "
                + Duration.ofNanos(System.nanoTime() - clicked).toMillis() + " ms");

        BoundingBox welcome = shape(page, "SubProcess_Onboarding").boundingBox();
        double from = welcome.x + welcome.width + 4;
        page.locator(".djs-palette [data-action='space-tool']").click();
        page.mouse().move(from, welcome.y - 20);
        page.mouse().down();
        page.mouse().move(from + ROOM_FOR_TWO / 2.0, welcome.y - 20);
        page.mouse().move(from + ROOM_FOR_TWO, welcome.y - 20);
        page.mouse().up();

        drop(page, task, 0.27);
        become(page, "replace-with-user-task");
        set(page, "name", TASK);
        set(page, "candidateGroups", "lead");
        page.locator("#bio-properties-panel-formType").selectOption("Formulaire de Halle");
        set(page, "formRef", FORM);
        page.locator("#bio-properties-panel-formRefBinding").selectOption("deployment");

        drop(page, task, 0.72);
        become(page, "replace.template-org.halle.step.notify");
        set(page, "name", "Prévenir l’équipe");
        page.locator(".studio-panel")
                .getByLabel("Groupes, séparés par des virgules")
                .fill("coach");
        page.locator(".studio-panel").getByLabel("Objet de la lettre").fill("Un premier mois raconté");
        page.locator(".studio-panel")
                .getByLabel("Texte de la lettre")
                .fill("Lisez-le avant votre prochain rendez-vous.");
        page.keyboard().press("Tab");
        page.locator(".studio-desk").evaluate("desk => scrollTo(0, desk.getBoundingClientRect().top + scrollY - 40)");
        maya.sees("Rien n’empêche la publication").sees("Brouillon enregistré").picture("studio-2-diagram");
        maya.page().locator("details.outline summary").click();
        maya.sees("À faire par le porteur : " + TASK + ".").usable();
    }

    private static void rehearse(Visitor maya) {
        maya.follow("Le studio").follow("Répéter").isAt("/studio/rehearsals");
        maya.sees("seront répétés").usable();
        maya.fill("Candidatures", "4").fill("Jurés", "4").fill("Partenaires par candidature", "un");
        maya.fill("Places dans la cohorte", "2").fill("Accompagnateurs", "2").fill("Financeurs", "2");
        maya.press("Répéter").sees("un nombre ou un intervalle").usable();
        maya.fill("Partenaires par candidature", "1")
                .press("Répéter")
                .sees("Où en est-elle ?")
                .usable();

        assertThat(maya.page().locator("#comparison table"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_ENOUGH));
        maya.sees("Charge par semaine").sees("Par où l’on est passé").picture("studio-3-rehearsal");
        maya.usable();
        maya.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        maya.usable();
        maya.follow("Parcours d’un projet").sees(TASK);
        assertThat(maya.page().locator(".halle-count").first()).isVisible();
        assertThat(maya.page().locator(".halle-never").first()).isAttached();
        maya.usable();
    }

    private void publish(Visitor maya) {
        maya.open("/studio/publish").sees("Ajouté : tâche d’une personne « " + TASK + " »");
        maya.sees("Ajouté : lien « " + TASK + " → Prévenir l’équipe »");
        maya.sees("Passent, au même endroit").picture("studio-4-preview").usable();
        maya.press("Publier maintenant").sees("Dites en une phrase").usable();
        maya.fill("Pourquoi cette version", "Savoir tôt comment chaque projet commence.")
                .press("Publier maintenant");
        maya.isAt("/studio/releases/")
                .sees("Savoir tôt comment chaque projet commence.")
                .usable();
    }

    private static Locator shape(Page page, String element) {
        return page.locator("[data-element-id=" + element + "] .djs-visual").first();
    }

    /** @param where on the line between the welcome and the milestones: 0 at its beginning, 1 at its end */
    private static void drop(Page page, Locator palette, double where) {
        palette.click();
        BoundingBox welcome = shape(page, "SubProcess_Onboarding").boundingBox();
        BoundingBox milestones = shape(page, "Call_Milestone").boundingBox();
        double from = welcome.x + welcome.width;
        double x = from + (milestones.x - from) * where;
        double y = milestones.y + milestones.height / 2;
        page.mouse().move(x, y - 40);
        page.mouse().move(x, y);
        page.mouse().click(x, y);
        page.keyboard().press("Escape");
    }

    /** What was dropped last is chosen. */
    private static void become(Page page, String kind) {
        page.locator(".djs-context-pad [data-action=replace]").click();
        page.locator(".djs-popup .entry[data-id='" + kind + "']").click();
        openGroups(page, ".studio-panel");
    }

    private static void set(Page page, String property, String value) {
        page.locator("#bio-properties-panel-" + property).fill(value);
    }

    private static void openGroups(Page page, String panel) {
        page.waitForFunction("panel => document.querySelector(panel + ' .bio-properties-panel-group-header')", panel);
        page.evaluate(
                "panel => document.querySelectorAll(panel + ' .bio-properties-panel-group').forEach(group => {"
                        + " const entries = group.querySelector('.bio-properties-panel-group-entries');"
                        + " if (entries && !entries.classList.contains('open'))"
                        + " group.querySelector('.bio-properties-panel-group-header')?.click(); })",
                panel);
    }
}
