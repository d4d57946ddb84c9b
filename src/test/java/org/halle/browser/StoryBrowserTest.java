package org.halle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.desk.Desk;
import org.halle.desk.TaskFilter;
import org.halle.desk.TaskList;
import org.halle.hall.FunderKind;
import org.halle.hall.FunderProfile;
import org.halle.hall.Instrument;
import org.halle.hall.Profiling;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * One project's way as its people go it, page by page, from the launch of a programme to the closed tour de table.
 * Every page on the way is usable by everybody.
 */
@BrowserTest
class StoryBrowserTest {

    private static final LocalDate BEGINS = LocalDate.of(2027, 1, 4);
    private static final String PROJECT = "Haies et chaleur : du bocage à la chaufferie";

    @Autowired
    private ApplicationContext halle;

    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private final String title = "Coopérer en Loire-Atlantique " + mark;
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
    void goesFromTheCallToTheTourDeTable(Visits visits) {
        Visitor manager =
                visits.as(people().makeOperator(person("Maud", "Portail").id()));
        Visitor lead = visits.as(person("Elise", "Bocage"));
        Visitor partner = visits.as(person("Hoel", "Chaumière"));
        Visitor observer = visits.as(person("Odile", "Vigie"));

        draftAndLaunch(manager);
        apply(lead);
        inviteAndSign(lead, partner);
        submit(lead);
        score(manager, visits);
        decide(manager, visits.as(email("Malo")), lead);
        onboard(manager, lead, partner, visits.as(email("Corentin")));
        reachMilestones(manager, lead, visits.as(email("Corentin")), observer);
        pledge(manager, lead, visits, observer);
    }

    // the programme

    private void draftAndLaunch(Visitor manager) {
        manager.open("/programmes").follow("Préparer un programme");
        manager.fill("L’appel ouvre le", "2027-01-11")
                .press("Proposer dates et règles")
                .usable();
        manager.fill("Titre", title)
                .fill("En quelques phrases", "Neuf mois pour des projets que plusieurs structures mènent ensemble.")
                .fill("Département", "Loire-Atlantique")
                .fill("Évaluations par dossier", "2")
                .fill("Séances collectives à suivre", "2")
                .fill("Séances individuelles à suivre", "1")
                .press("Enregistrer le brouillon")
                .sees("À corriger avant d’envoyer")
                .usable();
        manager.fill("Département", "44").press("Enregistrer le brouillon").sees("Encore un brouillon");

        person("Corentin", "Garrigue");
        person("Sabine", "Relais");
        give(manager, "Corentin", "Accompagnement");
        give(manager, "Sabine", "Accompagnement");
        give(manager, "Odile", "Observation");
        person("Malo", "Poterne");
        give(manager, "Malo", "Responsable de programme");
        manager.usable();
        manager.press("Lancer le programme").confirm("Confirmer").sees("Le programme est lancé");
        time.settle();
        manager.open("/selection/" + programme().id() + "/jury").usable();
        seat(manager, "Jeanne", "Lecture");
        seat(manager, "Joël", "Avis");
        manager.usable();
    }

    private void give(Visitor manager, String givenName, String role) {
        manager.fill("Adresse électronique", email(givenName))
                .choose("Rôle", role)
                .press("Donner ce rôle")
                .sees("a maintenant ce rôle");
    }

    private void seat(Visitor manager, String givenName, String familyName) {
        manager.fill("Adresse électronique", email(givenName))
                .fill("Prénom", givenName)
                .fill("Nom", familyName)
                .tick("Transition énergétique")
                .press("Enregistrer ce juré")
                .sees("siège au jury");
    }

    // the application

    private void apply(Visitor lead) {
        time.travelTo(programme().plan().callOpensAt().plusSeconds(60));
        lead.open("/projects").sees("Aucun projet pour l’instant").usable();
        lead.open("/").follow(title).seesNot("Cet appel").usable();
        lead.follow("Déposer un dossier")
                .seesNot("Cet appel est clos")
                .press("Commencer le brouillon")
                .sees("À corriger avant d’envoyer")
                .usable();
        lead.fill("Titre du projet", PROJECT)
                .fill("Nom de la structure", "Haies et Chaleur " + mark)
                .choose("Statut juridique", "SCIC")
                .press("Commencer le brouillon");
        lead.isAt("/projects/").sees("Aucun partenaire pour l’instant").usable();
    }

    private void inviteAndSign(Visitor lead, Visitor partner) {
        lead.press("Envoyer l’invitation").sees("À corriger avant d’envoyer").usable();
        lead.fill("Nom de la structure", "Collectif du Bourg " + mark)
                .choose("Statut juridique", "Association")
                .fill("Adresse de la personne qui signera", email("Hoel"))
                .press("Envoyer l’invitation")
                .sees("Doit signer");
        time.settle();
        lead.usable();

        partner.open("/desk").sees("Signer comme partenaire").usable();
        partner.follow("Signer comme partenaire").usable();
        partner.press("Envoyer").sees("1 réponse est à corriger").usable();
        partner.tick("Mon organisation s’engage comme partenaire de ce projet")
                .fill("Part du budget portée par votre organisation", "12000")
                .fill("Ce que vous apportez", "Un terrain et deux bâtiments à chauffer.")
                .press("Envoyer")
                .sees("C’est fait")
                .usable();
        time.settle();
    }

    private void submit(Visitor lead) {
        lead.open("/desk").follow("Déposer le dossier").usable();
        lead.choose("Défi principal", "Transition énergétique")
                .fill("Résumé", "Des haies gérées durablement, et une chaudière à bois déchiqueté pour le bourg.")
                .fill("Commune du siège", "44520 Moisdon")
                .fill("Date de création", "2021-05-12")
                .fill("Nombre de salariés", "3")
                .tick("Amorçage : premiers essais, premiers usagers")
                .fill("Budget total du projet", "180000")
                .fill("Besoin de financement", "100000")
                .fill("Indicateur d’impact", "Foyers chauffés au bois local")
                .fill("Valeur aujourd’hui", "4")
                .fill("Valeur visée", "60");
        lead.sees("Brouillon enregistré à");
        lead.press("Envoyer").sees("1 réponse est à corriger").usable();

        // the draft is there when one comes back
        lead.open("/desk").follow("Déposer le dossier");
        assertThat(lead.field("Budget total du projet").inputValue().replaceAll("\\D", ""))
                .isEqualTo("180000");
        lead.fill("Commune du siège", "Moisdon-la-Rivière").press("Envoyer").sees("C’est fait");
        time.settle();
        lead.open("/projects").sees(PROJECT).seesNot("Aucun projet").usable();
        lead.follow(PROJECT).sees("Éligible").usable();
    }

    // the jury

    private void score(Visitor manager, Visits visits) {
        time.travelTo(programme().plan().juryOpensAt().plusSeconds(60));
        Visitor jeanne = visits.as(email("Jeanne"));
        jeanne.open("/jury").sees(PROJECT).usable();
        jeanne.follow(PROJECT).usable();
        jeanne.tick("Je me récuse sur ce dossier").usable();
        jeanne.untick("Je me récuse sur ce dossier");
        score(jeanne, "4 – Convaincant");
        jeanne.fill("Votre avis", "Une coopération solide, un besoin réel.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        jeanne.open("/jury").sees("Évaluations rendues").usable();
        Visitor joel = visits.as(email("Joël"));
        joel.open("/desk").follow("Évaluer le dossier");
        manager.open("/selection/" + programme().id()).sees(PROJECT).usable();
        score(joel, "3 – Solide");
        joel.press("Envoyer").sees("C’est fait");
        time.settle();
    }

    private static void score(Visitor juror, String mark) {
        for (String criterion : new String[] {
            "But de la coopération",
            "Impact socio-économique",
            "Réponse à un besoin du territoire",
            "Caractère innovant",
            "Qualité de la coopération"
        }) {
            juror.answer(criterion, mark);
        }
    }

    private void decide(Visitor manager, Visitor other, Visitor lead) {
        manager.open("/selection/" + programme().id() + "/ranking").usable();
        manager.press("Proposer à partir du classement").sees("Retenus").usable();
        manager.follow("Arrêter la liste").usable();
        manager.tick("Les décisions sont relues et la liste peut être arrêtée")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        other.open("/desk").follow("Confirmer le gel des décisions").usable();
        other.tick("Oui, je confirme les décisions").press("Envoyer").sees("C’est fait");
        time.settle();
        manager.open("/selection/" + programme().id() + "/ranking")
                .sees("Les décisions sont gelées")
                .usable();

        time.travelTo(programme().plan().announceAt().plusSeconds(60));
        lead.open("/desk").follow("Confirmer sa place").usable();
        lead.tick("Oui, nous rejoignons la cohorte").press("Envoyer").sees("C’est fait");
        time.settle();
        lead.open("/projects").follow(PROJECT).sees("Place confirmée").usable();
    }

    // the cohort

    private void onboard(Visitor manager, Visitor lead, Visitor partner, Visitor coach) {
        manager.open("/cohort/" + programme().id())
                .sees("La cohorte n’est pas encore formée")
                .usable();
        time.travelTo(at(programme().plan().startsOn(), 8));

        lead.open("/desk").follow("Signer la charte").usable();
        lead.tick("Nous signons la charte de la cohorte")
                .fill("Nom et fonction de la personne qui signe", "Élise Bocage, présidente")
                .press("Envoyer")
                .sees("C’est fait");
        partner.open("/desk").follow("Signer la charte");
        partner.tick("Nous signons la charte de la cohorte")
                .fill("Nom et fonction de la personne qui signe", "Hoël Chaumière, secrétaire")
                .press("Envoyer")
                .sees("C’est fait");
        lead.open("/desk").follow("Mesurer le point de départ").usable();
        lead.fill("Valeur mesurée", "4")
                .fill("Mesurée le", time.today().minusDays(10).toString())
                .press("Envoyer")
                .sees("C’est fait");
        manager.open("/desk").follow("Nommer le référent").usable();
        manager.choose("Référent", "Corentin Garrigue (ne suit aucun projet)")
                .choose("Suppléant", "Sabine Relais (ne suit aucun projet)")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        coach.open("/cohort/" + programme().id()).usable();
        coach.follow(PROJECT).sees("Séances").usable();
    }

    private void reachMilestones(Visitor manager, Visitor lead, Visitor coach, Visitor observer) {
        time.pass(Duration.ofDays(1));
        coach.open("/desk").follow("Noter les présences").usable();
        coach.tick(PROJECT).press("Envoyer").sees("C’est fait");
        coach.open("/cohort/" + programme().id()).follow(PROJECT);
        coach.page().getByText("Noter une séance individuelle tenue").click();
        coach.fill("Jour", time.today().minusDays(1).toString())
                .fill("Heure de début", "14:30")
                .press("Noter la séance")
                .sees("À corriger avant d’envoyer")
                .usable();
        coach.fill("Thème", "Montage juridique").press("Noter la séance").sees("Séance individuelle notée");

        lead.open("/desk").follow("Remettre le livrable").usable();
        lead.fill("Ce que vous avez fait", "La feuille de route, relue par nos deux structures.");
        lead.attach("Votre livrable, en un ou plusieurs fichiers", "feuille-de-route.txt", "Un plan.");
        lead.sees("feuille-de-route.txt").usable();
        lead.press("Envoyer").sees("C’est fait");
        time.settle();
        coach.open("/desk")
                .follow("Relire le livrable")
                .sees("Ce qui a été remis")
                .usable();
        coach.tick("Pas encore, il faut le reprendre")
                .fill("Votre retour au projet", "Précisez qui porte la chaufferie.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        lead.open("/projects").follow(PROJECT);
        lead.open("/desk")
                .follow("Remettre le livrable")
                .sees("Précisez qui porte la chaufferie")
                .usable();
        lead.fill("Ce que vous avez fait", "La feuille de route, avec le portage par la SCIC.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        coach.open("/desk").follow("Relire le livrable");
        coach.tick("Oui, le livrable est validé")
                .fill("Votre retour au projet", "C’est clair.")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();

        // the rest of the nine months in the same way, without looking
        throughTheCohort(lead, coach);
        manager.open("/cohort/" + programme().id()).sees("projet diplômé").usable();
        observer.open("/cohort/" + programme().id()).usable();
        observer.open("/programmes/" + programme().id()).usable();
    }

    private void throughTheCohort(Visitor lead, Visitor coach) {
        Instant end = at(programme().plan().endsOn().plusDays(2), 9);
        while (time.now().isBefore(end)) {
            does(email("Elise"), "Task_Deliver", Map.of("summary", "Ce qui était attendu, et un peu plus."));
            does(email("Corentin"), "Task_ReviewDeliverable", Map.of("accepted", "yes", "comment", "Bien."));
            time.pass(Duration.ofDays(30));
            while (coach.open("/desk").page().getByText("Noter les présences").count() > 0) {
                coach.follow("Noter les présences")
                        .tick(PROJECT)
                        .press("Envoyer")
                        .sees("C’est fait");
                time.settle();
            }
        }
    }

    // the hall

    private void pledge(Visitor manager, Visitor lead, Visits visits, Visitor observer) {
        fund("Bérénice", "Banque du Phare", FunderKind.BANQUE_ETHIQUE, Instrument.PRET);
        fund("Fanch", "Fondation des Rives", FunderKind.FONDATION, Instrument.DON);
        fund("Perrine", "Région des Estuaires", FunderKind.FONDS_REGIONAL, Instrument.GARANTIE);
        lead.open("/desk").follow("Publier le dossier").usable();
        lead.fill("Le projet en quelques lignes", "Des haies gérées et de la chaleur pour le bourg.")
                .fill("Ce dont vous avez besoin", "Une chaufferie collective au bois.")
                .fill("À quoi servira l’argent", "Chaudière, réseau, première saison de coupe.")
                .fill("Montant à réunir", "100000")
                .tick("Prêt")
                .tick("Don")
                .tick("Les financeurs peuvent nous joindre directement")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();

        Visitor bank = visits.as(email("Bérénice"));
        bank.open("/hall").usable();
        bank.follow(PROJECT).usable();
        bank.fill("Poser une question", "Qui possède les haies ?")
                .press("Envoyer la question")
                .sees("Votre question est envoyée");
        time.settle();
        lead.open("/desk").follow("Répondre à la question").usable();
        lead.fill("Votre réponse", "Les communes, par bail de trente ans.")
                .tick("Tous les financeurs du dossier")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();

        bank.open("/desk").follow("Étudier le dossier").usable();
        bank.tick("Oui, nous voulons nous engager").press("Envoyer").sees("C’est fait");
        time.settle();
        bank.open("/desk").follow("Déposer un engagement").usable();
        bank.fill("Montant de votre engagement", "70000")
                .choose("Sous quelle forme ?", "Prêt")
                .fill("Valable jusqu’au", time.today().plusMonths(3).toString())
                .tick("Oui")
                .fill("Le total atteint", "100000")
                .fill("Au plus tard le", time.today().plusMonths(2).toString());
        bank.usable();
        bank.press("Envoyer").sees("C’est fait");
        time.settle();
        bank.open("/hall").follow(PROJECT).sees("il manque").usable();
        bank.follow("Déposer un engagement").usable();
        bank.press("S’engager").sees("À corriger avant d’envoyer").usable();
        visits.as(email("Perrine")).open("/hall").follow(PROJECT).usable();

        Visitor foundation = visits.as(email("Fanch"));
        foundation.open("/desk").follow("Étudier le dossier");
        foundation.tick("Oui, nous voulons nous engager").press("Envoyer").sees("C’est fait");
        time.settle();
        foundation.open("/hall").follow(PROJECT).usable();
        foundation.follow("Ouvrir ma tâche");
        foundation
                .fill("Montant de votre engagement", "30000")
                .choose("Sous quelle forme ?", "Don")
                .fill("Valable jusqu’au", time.today().plusMonths(3).toString())
                .tick("Non, il est ferme")
                .press("Envoyer")
                .sees("C’est fait");
        time.settle();
        foundation.open("/hall").follow(PROJECT).sees("Tour bouclé").usable();
        lead.open("/hall").follow(PROJECT).sees("Tour bouclé").usable();
        manager.open("/hall/" + programme().id())
                .follow(PROJECT)
                .sees("Qui a consulté ce dossier")
                .usable();
        manager.open("/programmes/" + programme().id()).usable();
        observer.open("/hall/" + programme().id()).usable();
        observer.follow(PROJECT).usable();
    }

    private void fund(String givenName, String organisation, FunderKind kind, Instrument instrument) {
        OrganisationId id = halle.getBean(Organisations.class)
                .register(organisation + " " + mark, LegalStatus.AUTRE, null)
                .id();
        Person funder = person(givenName, "Deshalles");
        people().grant(funder.id(), Role.FUNDER, programme().id(), id);
        halle.getBean(Profiling.class)
                .describe(
                        funder.id(),
                        id,
                        new FunderProfile(
                                kind,
                                Set.of(instrument),
                                Money.euros(1_000),
                                Money.euros(200_000),
                                Set.of(),
                                Set.of(),
                                30,
                                "",
                                ""));
    }

    // shorthand

    private void does(String email, String activity, Map<String, Object> answers) {
        Person who = people().byEmail(email).orElseThrow();
        halle.getBean(TaskList.class).page(who.id(), TaskFilter.ALL, null).lines().stream()
                .map(TaskList.Line::task)
                .filter(task -> task.activity().equals(activity))
                .forEach(task -> halle.getBean(Desk.class).complete(who.id(), task.id(), answers));
        time.settle();
    }

    private Programme programme() {
        return halle.getBean(Programmes.class).all().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(HalleClock.PARIS).toInstant();
    }

    private People people() {
        return halle.getBean(People.class);
    }

    private Person person(String givenName, String familyName) {
        return people().register(email(givenName), givenName, familyName, Language.FR);
    }

    private String email(String givenName) {
        return givenName.toLowerCase().replaceAll("[^a-z]", "-") + "." + mark + "@halle.example";
    }
}
