package org.halle.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.halle.browser.BrowserTest;
import org.halle.browser.Visitor;
import org.halle.browser.Visits;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.halle.studio.Approving;
import org.halle.studio.Drafting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class StudioBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Planning planning;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Approving approving;

    private final String name = "tour-" + UUID.randomUUID().toString().substring(0, 8);
    private final String title = "Essai " + name;
    private Person operator;
    private Person manager;
    private ProgrammeId programme;

    @BeforeEach
    void aManager() {
        operator =
                people.makeOperator(people.register(UUID.randomUUID() + "@example.org", "Odile", "Essai", Language.FR)
                        .id());
        programme = planning.draft(operator.id(), SamplePlans.programme(title));
        manager = people.register(UUID.randomUUID() + "@halle.example", "Maya", "Gestion", Language.FR);
        people.grant(manager.id(), Role.MANAGER, programme, null);
    }

    @Test
    void drawsChecksLooksAndPublishes(Visits visits) {
        Visitor maya = visits.as(manager).open("/studio");
        maya.sees("Vous n’avez aucun brouillon").usable();

        maya.fill("Nom", name).press("Commencer").isAt("/studio/files/" + name + ".bpmn");
        maya.sees("Rien n’empêche la publication").usable();
        assertThat(maya.page().locator(".bts-toggle-mode")).hasText("Simuler le parcours");
        Locator start = maya.page().locator("[data-element-id=Event_Started]").first();
        start.click();
        maya.page().locator(".studio-panel").getByText("Général").click();
        Locator label = maya.page()
                .getByRole(AriaRole.TEXTBOX, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Nom"));
        assertThat(label).hasValue("Début");
        label.fill("Visite décidée");
        maya.follow("Voir ce que cela change").isAt("/studio/publish");
        maya.isAt("/studio/publish").sees("Visite décidée").usable();
        maya.press("Publier maintenant").sees("Dites en une phrase").usable();
        maya.fill("Pourquoi cette version", "Une visite avant la cohorte.").press("Publier maintenant");
        maya.isAt("/studio/releases/").sees("Une visite avant la cohorte.").usable();
        maya.open("/studio").sees("Une visite avant la cohorte.");
    }

    @Test
    void editsARuleAndAForm(Visits visits) {
        Visitor maya = visits.as(manager).open("/studio/files/funder-match.dmn");
        assertThat(maya.page().locator(".tjs-container")).isVisible();
        maya.sees("Rien n’empêche la publication").narrow().wide();

        maya.open("/studio/files/deliverable.form");
        assertThat(maya.page().locator(".fjs-form-editor")).isVisible();
        assertThat(maya.page().locator(".fjs-palette-header")).hasText("Champs");
        assertThat(maya.page().locator(".fjs-palette-field-text").first()).hasText("Champ de texte");
        maya.page().locator(".fjs-palette-field[data-field-type=textfield]").press("Enter");
        assertThat(maya.page().locator(".fjs-form-editor .fjs-input-group").first())
                .hasCSS("border-top-style", "solid");
        maya.page().locator(".fjs-element[data-id]").last().dispatchEvent("click");
        assertThat(maya.page().locator(".bio-properties-panel-header-label")).hasText("Champ de texte");
        assertThat(maya.page()
                        .locator(".bio-properties-panel-group-header-title")
                        .first())
                .hasText("Général");
        maya.page().locator(".fjs-palette-field[data-field-type=filepicker]").press("Enter");
        assertThat(maya.page()
                        .locator(".fjs-form-editor .fjs-filepicker-container")
                        .last())
                .hasText("ParcourirAucun fichier");
        maya.page().locator(".fjs-palette-field[data-field-type=expression]").press("Enter");
        assertThat(maya.page()
                        .locator(".fjs-form-editor .fjs-form-field-placeholder")
                        .last())
                .hasText("Formule à écrire");
        maya.page().locator(".fjs-palette-field[data-field-type=table]").press("Enter");
        assertThat(maya.page().locator(".fjs-form-editor .fjs-table-th")).hasText(new String[] {"N°", "Nom", "Date"});
        maya.page().locator(".fjs-palette-field[data-field-type=image]").press("Enter");
        assertThat(maya.page().locator(".fjs-form-editor .fjs-image-placeholder [alt]"))
                .hasAttribute("alt", "Image à choisir");
        maya.page().getByText("Essayer le formulaire").click();
        assertThat(maya.page().locator(".studio-preview .fjs-form")).isVisible();
        maya.narrow();
    }

    @Test
    void asksASecondPersonWhereAProgrammeWantsIt(Visits visits) {
        Person karim = people.register(UUID.randomUUID() + "@halle.example", "Karim", "Gestion", Language.FR);
        people.grant(karim.id(), Role.MANAGER, programme, null);
        drafting.create(manager.id(), name + ".form");
        Visitor maya = visits.as(manager).open("/studio");
        maya.page().getByText("Dans quels programmes").click();
        maya.usable().press("Exiger : " + title);
        try {
            maya.open("/studio/publish")
                    .sees("Un programme exige une seconde personne")
                    .usable();
            maya.fill("Pourquoi cette version", "Une question de plus.").press("Demander l’approbation");
            maya.isAt("/studio/approvals/")
                    .sees("attend l’avis d’une autre personne")
                    .usable();

            Visitor other = visits.as(karim).open("/studio").follow("Une question de plus.");
            other.isAt("/studio/approvals/").usable();
            other.press("Refuser").sees("Dites pourquoi vous refusez").usable();
            other.press("Approuver et publier").isAt("/studio/releases/").sees("approuvée par Karim Gestion");
        } finally {
            approving.lift(operator.id(), programme);
        }
    }

    @Test
    void rewritesALetter(Visits visits) {
        Person bela = people.register(UUID.randomUUID() + "@halle.example", "Bela", "Coach", Language.EN);
        people.grant(bela.id(), Role.COACH, programme, null);
        Visitor maya = visits.as(manager).open("/studio");
        maya.page().getByText("Toutes les lettres").click();
        maya.usable()
                .open("/studio/letters/cohort-welcome")
                .sees("Elle peut nommer")
                .usable();
        maya.fill("Objet, en français", "Bienvenue {recipent}").press("Enregistrer le brouillon");
        maya.sees("que Halle ne sait pas remplir").usable();
        maya.fill("Objet, en français", "Bienvenue {recipient}").press("Enregistrer le brouillon");
        maya.sees("Bienvenue Maya Gestion");
        maya.fill("Objet, en anglais", "Good to have you, {recipient}");
        maya.choose("Programme", title).choose("Personne", "Bela Coach").press("Enregistrer et lire");
        maya.sees("Ce que lit Bela Coach, en anglais").sees("Good to have you, Bela Coach");
        maya.usable();
        maya.open("/studio/publish").sees("objet, en français");
    }

    @Test
    void explainsEachStep(Visits visits) {
        Visitor maya = visits.as(manager).open("/studio").follow("Le catalogue des étapes");
        maya.isAt("/studio/steps").usable();
        maya.page().getByText("Écrire à un groupe").first().click();
        maya.sees("Envoie la même lettre").usable();
        maya.follow("Ce qu’elle demande et un exemple : Écrire à un groupe")
                .sees("Groupes, séparés par des virgules")
                .usable();
    }

    @Test
    void isClosedToOthers(Visits visits) {
        Person juror = people.register(UUID.randomUUID() + "@halle.example", "Zoé", "Jury", Language.FR);
        visits.as(juror).open("/studio", 403);
    }
}
