package org.halle.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.HalleTest;
import org.halle.call.Parting;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The three gates, on the whole of Halle: every organisation signs, a referent of the sector, a starting point. */
@HalleTest
@Tag("database")
class OnboardingTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private Matching matching;

    @Autowired
    private Parting parting;

    @Autowired
    private VentureRegister register;

    @Autowired
    private Desk desk;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private CohortStage stage;
    private Venture bees;
    private PersonId partner;

    @BeforeEach
    void aVentureOfTwoOrganisations() {
        stage = CohortStage.planned(context);
        stage.confirmed("Abeilles", stage.person("lead"), "association", "Rezé", "reemploi");
        partner = stage.partnerOf("Abeilles");
        stage.form();
        bees = stage.venture("Abeilles");
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void opensOnceEveryOrganisationHasSignedTheSameText() throws Exception {
        assertThat(stage.letters("venture/" + bees.id())).contains("cohort-welcome", "cohort-charter");
        OpenTask theirs = desk.openTasks(partner, "venture", bees.id().value()).get(0);
        assertThatThrownBy(() ->
                        desk.complete(bees.lead(), theirs.id(), Map.of("agrees", true, "signatory", "À leur place")))
                .isInstanceOf(Forbidden.class);

        stage.sign(bees, bees.lead());
        Venture halfway = register.get(bees.id());
        assertThat(halfway.charterHash()).matches("[0-9a-f]{64}");
        assertThat(halfway.charterSignedAt()).isNull();
        assertThat(page(bees.lead(), "/ventures/" + bees.id())).contains("Une signature sur 2");
        // the project is renamed meanwhile: the second signs what the first has signed
        database.sql("update venture set name = 'Abeilles et bourdons' where id = ?")
                .param(bees.id().value())
                .update();
        stage.sign(bees, partner);

        Venture signed = register.get(bees.id());
        assertThat(signed.charterSignedAt()).isEqualTo(CohortStage.FIRST_MORNING);
        Onboarding.SignedCharter charter = onboarding.signed(partner, bees.id());
        assertThat(charter.text()).contains("« Abeilles »").doesNotContain("bourdons");
        assertThat(charter.signatures()).extracting(CharterSignature::signedBy).containsExactly(bees.lead(), partner);
        assertThat(charter.genuine()).isTrue();
        assertThat(charter.print()).isEqualTo(signed.charterHash());
        assertThat(page(partner, "/ventures/" + bees.id() + "/charter"))
                .contains("2 signatures sur 2", charter.print(), "Camille Dupré")
                .doesNotContain("??");
        web.perform(get("/api/ventures/{id}/charter", bees.id()).with(as(partner)))
                .andExpect(jsonPath("$.genuine").value(true))
                .andExpect(jsonPath("$.signatures.length()").value(2));
        web.perform(get("/ventures/{id}/charter", bees.id()).with(as(stage.observer)))
                .andExpect(status().isForbidden());
    }

    @Test
    void saysSoWhenATextNoLongerBearsItsPrint() {
        stage.sign(bees, bees.lead());
        stage.sign(bees, partner);
        database.sql("update charter_text set text = text || ' et plus encore' where hash = ?")
                .param(register.get(bees.id()).charterHash())
                .update();
        assertThat(onboarding.signed(bees.lead(), bees.id()).genuine()).isFalse();
    }

    @Test
    void proposesAReferentOfTheSectorAndTheOneWhoFollowsFewest() throws Exception {
        PersonId third = stage.person("aaa");
        people.grant(third, Role.COACH, stage.programme, null);
        assertThat(matching.suited(bees.id()))
                .extracting(Matching.Coach::person)
                .startsWith(third);
        matching.describe(stage.substitute, stage.programme, stage.substitute, Set.of("reemploi"));
        assertThat(matching.suited(bees.id()))
                .extracting(Matching.Coach::person)
                .containsExactly(stage.substitute, third, stage.coach);

        OpenTask task = stage.task("venture", bees.id().value(), "Task_NameReferent");
        assertThat(desk.open(stage.manager, task.id()).data())
                .containsEntry("referent", stage.substitute.toString())
                .containsEntry("substitute", third.toString());
        assertThat(desk.open(stage.manager, task.id()).data().get("coaches").toString())
                .contains("Réemploi et économie circulaire, ne suit aucun projet");

        assertThatThrownBy(() -> matching.describe(stage.coach, stage.programme, stage.substitute, Set.of()))
                .isInstanceOf(Forbidden.class);
        String path = "/cohort/" + stage.programme + "/coaches";
        web.perform(post(path + "/" + stage.coach)
                        .param("sector", "mobilites", "reemploi")
                        .with(as(stage.manager))
                        .with(csrf()))
                .andExpect(redirectedUrl(path));
        assertThat(page(stage.coach, path))
                .contains("Mobilités, Réemploi et économie circulaire")
                .doesNotContain("??");
        for (PersonId other : List.of(stage.observer, bees.lead(), stage.stranger)) {
            web.perform(get(path).with(as(other))).andExpect(status().isForbidden());
        }
    }

    @Test
    void isAccompaniedOnceAllThreeGatesArePassed() {
        stage.onboard(bees);
        Venture onboarded = register.get(bees.id());
        assertThat(onboarded.state()).isEqualTo(Venture.State.ACTIVE);
        assertThat(onboarded.baselineAt()).isNotNull();
        assertThat(onboarded.referent()).isEqualTo(stage.coach);
        assertThat(onboarded.substitute()).isEqualTo(stage.substitute);
    }

    @Test
    void asksNothingMoreOfAPartnerWhoLeavesBeforeSigning() {
        stage.sign(bees, bees.lead());
        assertThat(register.get(bees.id()).charterSignedAt()).isNull();

        parting.leave(partner, bees.application(), partner, "Plus de place dans l’année");
        stage.settle();

        assertThat(desk.openTasks(partner, "venture", bees.id().value())).isEmpty();
        assertThat(register.get(bees.id()).charterSignedAt()).isNotNull();
        stage.onboard(bees);
        assertThat(register.get(bees.id()).state()).isEqualTo(Venture.State.ACTIVE);
    }

    @Test
    void stillWaitsForWhoeverHasNotSignedWhenAPartnerWhoHasLeaves() {
        stage.sign(bees, partner);
        parting.leave(partner, bees.application(), partner, "Plus de place dans l’année");
        stage.settle();
        assertThat(register.get(bees.id()).charterSignedAt()).isNull();
        stage.sign(bees, bees.lead());
        assertThat(register.get(bees.id()).charterSignedAt()).isNotNull();
    }

    private String page(PersonId who, String path) throws Exception {
        return web.perform(get(path).with(as(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor as(PersonId who) {
        return user(new SignedIn(people.get(who)));
    }
}
