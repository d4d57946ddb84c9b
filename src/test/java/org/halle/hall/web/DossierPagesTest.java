package org.halle.hall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.hall.HallStage;
import org.halle.hall.RoundClosing;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A dossier in the hands of its project: previewed, changed after its publication, and read as it was. */
@HalleTest
class DossierPagesTest {

    private static final String NEW_NEED = "Deux chaufferies collectives.";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient database;

    @Test
    void theProjectPreviewsWhatItHasTypedAndFundersSeeNothingOfIt() throws Exception {
        HallStage stage = HallStage.open(context);
        String preview = "/dossiers/" + stage.dossier.id() + "/preview";
        see(stage.lead, preview).andExpect(content().string(containsString("Une filière bois-bocage.")));

        desk.saveDraft(
                stage.lead.id(),
                stage.task(stage.lead.id(), "Task_PublishDossier").id(),
                Map.of("pitch", "Du bois & de la chaleur", "need", "", "targetEur", "beaucoup"));

        see(stage.lead, preview)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Du bois &amp; de la chaleur")))
                .andExpect(content().string(containsString("Rien n’est publié")));
        see(stage.bank, preview).andExpect(status().isNotFound());
        see(stage.stranger, preview).andExpect(status().isNotFound());
    }

    @Test
    void aPublishedDossierIsChangedInAnotherEditionAndThoseWhoReadItAreTold() throws Exception {
        HallStage stage = HallStage.open(context).published();
        String dossier = "/dossiers/" + stage.dossier.id();
        stage.complete(stage.foundation, "Task_ReviewDossier", Map.of("interest", "none"));

        revise(stage.lead, dossier, "Des haies gérées et de la chaleur pour le bourg.", NEW_NEED)
                .andExpect(redirectedUrl(dossier));

        see(stage.bank, dossier)
                .andExpect(content().string(containsString(NEW_NEED)))
                .andExpect(content().string(containsString("Version 2")));
        see(stage.bank, dossier + "/editions/2")
                .andExpect(content().string(containsString(NEW_NEED)))
                .andExpect(content().string(containsString("Une chaufferie collective au bois.")))
                .andExpect(content().string(containsString("c’est la version actuelle")));
        see(stage.bank, dossier + "/editions/1")
                .andExpect(content().string(containsString("Une chaufferie collective au bois.")))
                .andExpect(content().string(not(containsString(NEW_NEED))));
        see(stage.bank, dossier + "/editions/3").andExpect(status().isNotFound());
        see(stage.bank, dossier + "/editions/first").andExpect(status().isNotFound());
        assertThat(told(stage.bank)).isEqualTo(1);
        assertThat(told(stage.foundation)).as("it has declined").isZero();
    }

    @Test
    void nothingIsPublishedWithoutAChangeOrWithAnEmptyText() throws Exception {
        HallStage stage = HallStage.open(context).published();
        String dossier = "/dossiers/" + stage.dossier.id();

        revise(stage.lead, dossier, " ", NEW_NEED)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("doivent être écrits")))
                .andExpect(content().string(containsString(NEW_NEED)));
        revise(stage.lead, dossier, "x".repeat(2001), NEW_NEED)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("caractères au plus")));
        revise(
                        stage.lead,
                        dossier,
                        "Des haies gérées et de la chaleur pour le bourg.",
                        "Une chaufferie collective au bois.")
                .andExpect(redirectedUrl(dossier));

        assertThat(told(stage.bank)).isZero();
        see(stage.bank, dossier + "/editions/2").andExpect(status().isNotFound());
    }

    @Test
    void lookingPublishesNothing() throws Exception {
        HallStage stage = HallStage.open(context).published();
        String dossier = "/dossiers/" + stage.dossier.id();

        mvc.perform(post(dossier + "/edit")
                        .param("look", "yes")
                        .param("pitch", "Une autre idée")
                        .param("need", "")
                        .with(user(new SignedIn(stage.lead)))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Une autre idée")))
                .andExpect(content().string(not(containsString(stage.lead.email()))));

        see(stage.bank, dossier).andExpect(content().string(not(containsString("Une autre idée"))));
    }

    @Test
    void onlyTheProjectAndItsTeamChangeADossierAndOnlyWhileItsRoundIsOpen() throws Exception {
        HallStage stage = HallStage.open(context).published();
        String dossier = "/dossiers/" + stage.dossier.id();
        for (Person other : new Person[] {stage.bank, stage.observer, stage.stranger}) {
            see(other, dossier + "/edit").andExpect(status().isForbidden());
            revise(other, dossier, "Détourné", NEW_NEED).andExpect(status().isForbidden());
        }
        for (Person other : new Person[] {stage.observer, stage.stranger}) {
            see(other, dossier + "/editions/1").andExpect(status().isForbidden());
        }
        see(stage.manager, dossier + "/edit").andExpect(status().isOk());

        context.getBean(RoundClosing.class).decide(stage.manager.id(), stage.round.id());
        stage.settle();

        see(stage.lead, dossier + "/edit").andExpect(status().isForbidden());
        see(stage.lead, dossier).andExpect(content().string(not(containsString("Modifier le dossier"))));
    }

    @Test
    void aDossierIsTakenAlongAsItsReaderSeesItAndTheProjectLearnsOfIt() throws Exception {
        HallStage stage = HallStage.open(context).published();
        String dossier = "/dossiers/" + stage.dossier.id();

        assertThat(text(see(stage.bank, dossier + "/paper")))
                .contains("Haies et chaleur", "Une chaufferie collective au bois.", stage.lead.email());
        assertThat(text(see(stage.angels, dossier + "/paper")))
                .as("a funder who was not asked")
                .contains("Une chaufferie collective au bois.")
                .doesNotContain(stage.lead.email());
        see(stage.observer, dossier + "/paper").andExpect(status().isForbidden());
        see(stage.stranger, dossier + "/paper").andExpect(status().isForbidden());

        see(stage.lead, dossier).andExpect(content().string(containsString("Le dossier en PDF")));
    }

    private static String text(ResultActions answer) throws Exception {
        byte[] pdf = answer.andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentCatalog().getStructureTreeRoot())
                    .as("tagged")
                    .isNotNull();
            return new PDFTextStripper().getText(document);
        }
    }

    private ResultActions see(Person reader, String path) throws Exception {
        return mvc.perform(get(path).with(user(new SignedIn(reader))));
    }

    private ResultActions revise(Person by, String dossier, String pitch, String need) throws Exception {
        return mvc.perform(post(dossier + "/edit")
                .param("pitch", pitch)
                .param("need", need)
                .param("useOfFunds", "Chaudière, réseau, première saison.")
                .param("contactShared", "true")
                .with(user(new SignedIn(by)))
                .with(csrf()));
    }

    private int told(Person person) {
        return database.sql(
                        "select count(*) from letter where recipient = :person and template = 'hall-dossier-revised'")
                .param("person", person.id().value())
                .query(Integer.class)
                .single();
    }
}
