package org.halle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.halle.cohort.CohortStage;
import org.halle.cohort.Venture;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the people of a cohort do beside its milestones, page by page: hours, cover, another start, what it came to. */
@BrowserTest
class CohortBrowserTest {

    @Autowired
    private ApplicationContext halle;

    private CohortStage stage;
    private Venture bees;

    @BeforeEach
    void aCohort() {
        stage = CohortStage.planned(halle);
        stage.confirmed("Abeilles en ville", stage.person("lead"), "association", "Rezé", "reemploi");
        stage.formRunning();
        bees = stage.venture("Abeilles en ville");
        stage.onboard(bees);
    }

    @AfterEach
    void giveTheClockBack() {
        stage.close();
    }

    @Test
    void aCoachOffersHoursAndAVentureBooksAndCancelsOne(Visits visits) {
        Visitor coach = visitor(visits, stage.coach);
        coach.open("/cohort/" + stage.programme).usable();
        coach.open("/cohort/" + stage.programme + "/slots")
                .sees("Aucune heure proposée")
                .usable();
        coach.fill("Thème", "Modèle économique")
                .fill("Lieu", "À distance")
                .fill("Premier jour", "2026-09-07")
                .press("Proposer ces heures")
                .sees("À corriger avant d’envoyer")
                .usable();
        coach.fill("Première heure", "14:00").press("Proposer ces heures").sees("les projets peuvent réserver");

        Visitor lead = visitor(visits, bees.lead());
        lead.open("/ventures/" + bees.id() + "/slots").sees("Modèle économique").usable();
        lead.press("Réserver").sees("C’est réservé").usable();
        coach.open("/cohort/" + stage.programme + "/slots")
                .sees("Réservée par Abeilles en ville")
                .usable();
        lead.press("Annuler").confirm("Annuler le rendez-vous").sees("l’heure est de nouveau libre");
        lead.open("/me/calendar").usable();
    }

    @Test
    void aCoachHandsTasksToAColleagueAndTakesThemBack(Visits visits) {
        Visitor coach = visitor(visits, stage.coach);
        coach.open("/desk")
                .follow("Me faire remplacer")
                .sees("Aucun remplacement")
                .usable();
        coach.press("Confier mes tâches").sees("À corriger avant d’envoyer").usable();
        coach.choose("À qui", stage.programme + "/" + stage.substitute);
        coach.fill("Premier jour", "2026-09-01")
                .fill("Dernier jour", "2026-09-12")
                .press("Confier mes tâches")
                .sees("votre collègue vient d’être prévenu")
                .usable();

        visitor(visits, stage.substitute)
                .open("/desk")
                .sees("Vous faites aussi les tâches de")
                .usable();
        coach.press("Mettre fin au remplacement").sees("Le remplacement est terminé");
    }

    @Test
    void aManagerMovesTheStartAndReadsBoardAndReport(Visits visits) {
        Visitor manager = visitor(visits, stage.manager);
        manager.open("/cohort/" + stage.programme).sees("Abeilles en ville").usable();
        manager.open("/cohort/" + stage.programme + "/timeline").usable();

        manager.open("/programmes/" + stage.programme + "/plan");
        manager.fill("Premier jour de la promotion", "2026-10-05")
                .fill("Dernier jour de la promotion", "2027-06-30")
                .press("Continuer")
                .sees("Ce qui se déplace")
                .usable();
        manager.press("Déplacer ces dates").usable();
        assertThat(halle.getBean(Programmes.class).get(stage.programme).plan().startsOn())
                .isEqualTo("2026-10-05");

        manager.open("/programmes/" + stage.programme + "/impact").usable();
        manager.open("/programmes/" + stage.programme + "/impact/past").usable();
        manager.open("/programmes/" + stage.programme + "/learning").usable();
    }

    private Visitor visitor(Visits visits, PersonId person) {
        return visits.as(halle.getBean(People.class).get(person));
    }
}
