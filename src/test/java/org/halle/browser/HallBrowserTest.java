package org.halle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.time.LocalDate;
import java.util.List;
import org.halle.hall.HallStage;
import org.halle.hall.Instrument;
import org.halle.hall.MakePledge;
import org.halle.hall.Pledging;
import org.halle.hall.RoundClosing;
import org.halle.kernel.Money;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The hall beyond the tour de table: who opens what, pitch day, and from a kept pledge to a signed agreement. */
@BrowserTest
class HallBrowserTest {

    private static final LocalDate BEGINS = LocalDate.of(2043, 3, 2);

    @Autowired
    private ApplicationContext halle;

    private OwnTime time;
    private HallStage stage;

    @BeforeEach
    void begin() {
        time = new OwnTime(halle, BEGINS);
        stage = HallStage.open(halle);
    }

    @AfterEach
    void returnToThePresent() {
        time.close();
    }

    @Test
    void fromTheDossierToASignedAgreement(Visits visits) {
        String dossier = "/dossiers/" + stage.dossier.id();
        Visitor lead = visits.as(stage.lead);
        lead.open(dossier + "/preview").sees("Rien n’est publié").usable();
        stage.published();
        lead.open(dossier);
        lead.attach("Ajouter un document", "salaires.txt", "Des chiffres.")
                .choose("Qui peut l’ouvrir", "Ceux qui se sont engagés");
        // the field of the file bears a button of that name too
        lead.page().locator("form.upload button").click();
        lead.sees("salaires.txt").usable();
        Visitor bank = visits.as(stage.bank);
        bank.open(dossier).seesNot("salaires.txt");

        halle.getBean(Pledging.class)
                .pledge(
                        stage.bank.id(),
                        stage.round.id(),
                        new MakePledge(
                                Money.euros(60_000),
                                Instrument.PRET,
                                time.today().plusMonths(3),
                                List.of()));
        bank.open(dossier).sees("salaires.txt");
        halle.getBean(RoundClosing.class).decide(stage.manager.id(), stage.round.id());
        time.settle();

        bank.open("/hall/" + stage.programme + "/agreements").usable();
        bank.follow("Haies et chaleur").usable();
        bank.follow("Ouvrir ma tâche : Fixer les versements et signer").usable();
        bank.tick("En plusieurs tranches").usable();
        bank.tick("En une fois")
                .fill("Versé le", time.today().plusMonths(1).toString())
                .tick("Nous signons l’accord avec ces versements")
                .fill("Nom et fonction de la personne qui signe", "Basile Duphare, directeur")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        lead.open("/desk").follow("Signer ou renvoyer l’accord").usable();
        lead.tick("Signer l’accord")
                .tick("Nous signons cet accord")
                .fill("Nom et fonction de la personne qui signe", "Iris Bocage, présidente")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        visits.as(stage.manager)
                .open("/hall/" + stage.programme + "/agreements")
                .follow("Haies et chaleur")
                .sees("Chaque signature porte l’empreinte")
                .usable();
        bank.open("/desk").follow("Verser la tranche").usable();
        seesNothingConfidential(visits.as(stage.observer), dossier);
    }

    private void seesNothingConfidential(Visitor observer, String dossier) {
        observer.open(dossier)
                .seesNot("Banque du Phare")
                .seesNot("salaires.txt")
                .seesNot("Basile")
                .usable();
        for (String secret : List.of(
                "/api/programmes/" + stage.programme + "/agreements",
                "/api/programmes/" + stage.programme + "/pitch-day",
                "/api" + dossier + "/research")) {
            assertThat(observer.page().request().get(secret).status())
                    .as(secret)
                    .isEqualTo(403);
        }
        APIResponse progress = observer.page().request().get("/api" + dossier);
        assertThat(progress.text())
                .contains("\"firmEur\":60000")
                .doesNotContain("Banque du Phare", "salaires", stage.lead.email(), "Chaudière");
    }

    @Test
    void aFunderPledgesOnceItsCommitteeHasSpoken(Visits visits) {
        Visitor bank = visits.as(stage.bank);
        bank.open("/funders/" + stage.bankOrganisation)
                .choose("Vos étapes avant de vous engager", "Comité d’un financeur")
                .press("Enregistrer le profil")
                .sees("Profil enregistré")
                .usable();
        stage.published();
        People people = halle.getBean(People.class);
        Person colleague =
                people.register(stage.bank.email().replace(".bank", ".second"), "Aude", "Duphare", Language.FR);
        people.grant(colleague.id(), Role.FUNDER, stage.programme, stage.bankOrganisation);

        bank.open("/desk").follow("Étudier le dossier");
        bank.tick("Oui, nous voulons nous engager").press("Envoyer").sees("C’est fait");
        time.settle();
        Visitor second = visits.as(colleague);
        second.open("/desk").follow("Donner l’avis du comité").usable();
        second.tick("Favorable : une autre personne contresigne, puis vous vous engagez")
                .fill("Ce que le comité a retenu", "Solide, à suivre de près.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        second.open("/desk").seesNot("Étudier le dossier");
        bank.open("/desk")
                .follow("Contresigner l’avis")
                .sees("Ce que le comité a retenu")
                .usable();
        assertThat(bank.page().getByLabel("Ce que le comité a retenu").inputValue())
                .isEqualTo("Solide, à suivre de près.");
        bank.tick("Oui, nous pouvons nous engager").press("Envoyer").sees("C’est fait");
        time.settle();
        bank.open("/desk").follow("Déposer un engagement");
        bank.fill("Montant de votre engagement", "20000")
                .choose("Sous quelle forme ?", "Prêt")
                .fill("Valable jusqu’au", time.today().plusMonths(3).toString())
                .tick("Non, il est ferme")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        bank.open("/dossiers/" + stage.dossier.id()).sees("20 000 €");
        visits.as(stage.lead).open("/dossiers/" + stage.dossier.id()).seesNot("à suivre de près");
    }

    @Test
    void aDayOfPitches(Visits visits) {
        stage.published();
        String day = "/hall/" + stage.programme + "/pitch-day";
        Visitor bank = visits.as(stage.bank);
        bank.open(day).sees("La journée n’est pas encore fixée").usable();
        Visitor manager = visits.as(stage.manager);
        manager.open(day)
                .fill("Jour", "2043-03-20")
                .fill("Salles", "Grande salle\nAtelier")
                .fill("Adresse", "La Halle, quai 4")
                .fill("Minutes par pitch", "90")
                .press("Enregistrer")
                .sees("Prévoyez de 1 à 60 minutes")
                .usable();
        manager.fill("Minutes par pitch", "15").press("Enregistrer").sees("La journée est enregistrée");
        bank.open(day)
                .tick("9 h 30")
                .press("Enregistrer ces absences")
                .sees("C’est noté")
                .usable();
        manager.open(day)
                .press("Planifier l’ordre de passage")
                .sees("Aucun conflit")
                .usable();
        manager.press("Annoncer").confirm("Annoncer").sees("La journée est annoncée");
        bank.open(day).sees("Vos notes").usable();
        bank.fill("Ce que vous retenez", "Équipe solide.").press("Garder").sees("Vos notes sont gardées");
        bank.follow("En direct").sees("avant le premier pitch").usable();
        for (Person other : List.of(stage.lead, stage.foundation)) {
            visits.as(other).open(day).seesNot("Équipe solide.");
        }
    }
}
