package org.halle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.halle.call.OpenCall;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An application by keys alone; at every stop one sees where one is. */
@BrowserTest
class KeyboardBrowserTest {

    @Autowired
    private ApplicationContext halle;

    @Test
    void appliesByKeysAlone(Visits visits) {
        OpenCall call = new OpenCall(halle, Duration.ofDays(30), 0);
        Person person = halle.getBean(People.class)
                .register(UUID.randomUUID() + "@halle.example", "Nina", "Dubourg", Language.FR);
        Visitor nina = visits.as(person).open("/calls/" + call.call().slug());

        // past the menu
        nina.keys("Tab").focusSeen();
        assertThat(nina.page().locator(":focus")).hasText("Aller au contenu");
        nina.keys("Enter");
        nina.tabTo(nina.link("Déposer un dossier")).keys("Enter");

        nina.isAt("/calls/").rest();
        nina.tabTo(nina.field("Titre du projet")).type("Passeurs de soin");
        nina.tabTo(nina.field("Nom de la structure")).type("Les Passeurs de Soin");
        nina.tabTo(nina.field("Statut juridique")).type("Asso");
        nina.tabTo(nina.button("Commencer le brouillon")).keys("Enter");

        nina.isAt("/projects/").rest();
        nina.tabTo(nina.link("Déposer le dossier")).keys("Enter");

        nina.isAt("/desk/").rest();
        nina.tabTo(nina.field("Défi principal")).type("San");
        nina.tabTo(nina.field("Résumé")).type("Des habitantes accompagnent leurs voisins.");
        nina.tabTo(nina.field("Commune du siège")).type("Nantes");
        nina.tabTo(nina.field("Émergence : l’idée prend forme")).keys("ArrowDown");
        assertThat(nina.field("Amorçage : premiers essais, premiers usagers")).isChecked();
        nina.tabTo(nina.field("Le projet comporte une activité de recherche et développement"))
                .keys("Space");
        nina.tabTo(nina.field("Budget total du projet")).type("64000");
        nina.tabTo(nina.button("Envoyer")).keys("Enter");
        nina.sees("C’est fait");
    }
}
