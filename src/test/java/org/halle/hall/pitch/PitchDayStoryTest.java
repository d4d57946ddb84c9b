package org.halle.hall.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.halle.HalleTest;
import org.halle.browser.OwnTime;
import org.halle.desk.Desk;
import org.halle.desk.OpenTask;
import org.halle.hall.HallStage;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A day of pitches from its date to what follows, on the whole of Halle and on both databases. */
@HalleTest
@Tag("database")
class PitchDayStoryTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PitchPlanning planning;

    @Autowired
    private PitchReading reading;

    @Autowired
    private PitchDays days;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MockMvc mvc;

    private OwnTime time;
    private HallStage stage;

    @BeforeEach
    void aDayWithThreeSlots() {
        time = new OwnTime(context, LocalDate.of(2031, 3, 3));
        stage = HallStage.open(context).published();
        planning.set(
                stage.manager.id(),
                stage.programme,
                new SetPitchDay(
                        LocalDate.of(2031, 3, 20), LocalTime.of(14, 0), 10, 3, List.of("Grande salle"), "La Halle"));
    }

    @AfterEach
    void backToThePresent() {
        time.close();
    }

    @Test
    void everybodySpeaksAndListensWhenTheyAreThereAndHearsWhatFollows() throws Exception {
        planning.away(stage.bank.id(), stage.programme, stage.bankOrganisation.value(), List.of(0));
        planning.away(stage.lead.id(), stage.programme, stage.dossier.id().value(), List.of(2));
        Agenda agenda = planning.plan(stage.manager.id(), stage.programme);
        assertThat(agenda.clashes()).isEmpty();
        assertThat(agenda.pitches()).singleElement().satisfies(pitch -> assertThat(pitch.slot())
                .isEqualTo(1));
        see(stage.bank).andExpect(content().string(containsString("paraîtra ici quand l’équipe")));

        planning.announce(stage.manager.id(), stage.programme);
        assertThat(letters(stage.lead)).contains("pitch-speaks");
        assertThat(letters(stage.bank)).contains("pitch-listens");
        assertThat(letters(stage.angels)).as("who was not asked").doesNotContain("pitch-listens");
        see(stage.bank)
                .andExpect(content().string(containsString("Haies et chaleur")))
                .andExpect(content().string(containsString("datetime=\"2031-03-20T14:10")));
        time.pass(Duration.ofDays(16));
        assertThat(letters(stage.bank)).contains("pitch-eve");
        assertThat(tasks(stage.bank)).isEmpty();

        time.pass(Duration.ofDays(2));
        reading.note(stage.bank.id(), stage.programme, stage.dossier.id(), 4, "Équipe solide.");
        see(stage.bank).andExpect(content().string(containsString("Équipe solide.")));
        for (Person other : List.of(stage.foundation, stage.lead, stage.manager)) {
            see(other).andExpect(content().string(not(containsString("Équipe solide."))));
        }
        desk.complete(
                stage.bank.id(),
                tasks(stage.bank).get(0).id(),
                Map.of("again", List.of(stage.dossier.id().toString()), "words", "Visitons la chaufferie."));
        time.settle();
        assertThat(letters(stage.lead)).contains("pitch-again");
        assertThat(tasks(stage.foundation)).hasSize(1);
    }

    @Test
    void whatCannotBeIsNamedAndKnownToBeTheLeast() throws Exception {
        planning.away(stage.bank.id(), stage.programme, stage.bankOrganisation.value(), List.of(0, 1, 2));
        planning.plan(stage.manager.id(), stage.programme);

        PitchSheet sheet = reading.of(stage.manager.id(), stage.programme);
        assertThat(sheet.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.kind()).isEqualTo("away");
            assertThat(clash.funder()).startsWith("Banque du Phare");
        });
        assertThat(sheet.least()).isTrue();
        see(stage.manager).andExpect(content().string(containsString("Il ne peut pas y en avoir moins")));
        planning.away(stage.bank.id(), stage.programme, stage.bankOrganisation.value(), List.of());
        assertThat(reading.of(stage.manager.id(), stage.programme).stale()).isTrue();
    }

    @Test
    void aDiagramPlansTheAgendaAndTheTeamReadsItBeforeAnybodyElse() {
        assertThat(planning.build(stage.programme, "first").orElseThrow().pitches())
                .hasSize(1);
        assertThat(letters(stage.manager)).contains("pitch-built");
        assertThat(letters(stage.bank)).doesNotContain("pitch-built", "pitch-listens");

        planning.announce(stage.manager.id(), stage.programme);
        planning.away(stage.bank.id(), stage.programme, stage.bankOrganisation.value(), List.of(0, 1, 2));
        planning.build(stage.programme, "second");
        assertThat(days.findByProgramme(stage.programme).orElseThrow().announced())
                .as("people hold its times")
                .isTrue();

        HallStage without = HallStage.open(context);
        assertThat(planning.build(without.programme, "first")).isEmpty();
        assertThat(letters(without.manager)).contains("pitch-no-day");
    }

    @Test
    void eachSeesAndSaysOnlyWhatIsTheirs() throws Exception {
        planning.plan(stage.manager.id(), stage.programme);
        see(stage.observer).andExpect(status().isForbidden());
        see(stage.stranger).andExpect(status().isForbidden());
        mvc.perform(get("/api/programmes/" + stage.programme + "/pitch-day").with(user(new SignedIn(stage.observer))))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/programmes/" + stage.programme + "/pitch-day").with(user(new SignedIn(stage.bank))))
                .andExpect(jsonPath("$.announced").value(false))
                .andExpect(jsonPath("$.pitches").isEmpty());
        assertThatThrownBy(() -> planning.plan(stage.bank.id(), stage.programme))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> planning.away(
                        stage.foundation.id(), stage.programme, stage.bankOrganisation.value(), List.of(1)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(
                        () -> reading.note(stage.angels.id(), stage.programme, stage.dossier.id(), 1, "Pas entendu."))
                .isInstanceOf(NotFound.class);
        assertThat(reading.of(stage.bank.id(), stage.programme).parties())
                .extracting(PitchSheet.Party::id)
                .containsExactly(stage.bankOrganisation.value());
    }

    @Test
    void aDayThatCannotBeIsRefusedAndNothingTypedIsLost() throws Exception {
        mvc.perform(post("/hall/" + stage.programme + "/pitch-day")
                        .with(csrf())
                        .with(user(new SignedIn(stage.manager)))
                        .param("day", "2031-03-21")
                        .param("from", "midi")
                        .param("minutes", "15")
                        .param("slots", "8")
                        .param("rooms", "Salle des Rives")
                        .param("place", "Quai 4"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Donnez un jour et une heure.")))
                .andExpect(content().string(containsString("Salle des Rives")))
                .andExpect(content().string(containsString("Quai 4")));
    }

    @Test
    void theRunningOrderIsLivedWithAClock() throws Exception {
        planning.plan(stage.manager.id(), stage.programme);
        mvc.perform(get("/hall/" + stage.programme + "/pitch-day/live").with(user(new SignedIn(stage.manager))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("data-island=\"timer\"")))
                .andExpect(content().string(containsString("2031-03-20T13:")))
                .andExpect(content().string(containsString("20 mars 2031")))
                .andExpect(content().string(containsString("14\u00a0h\u00a000")));
        see(stage.manager).andExpect(content().string(containsString("14\u00a0h\u00a020")));
    }

    private ResultActions see(Person who) throws Exception {
        return mvc.perform(get("/hall/" + stage.programme + "/pitch-day").with(user(new SignedIn(who))));
    }

    private List<OpenTask> tasks(Person who) {
        return desk.openTasks(
                who.id(),
                "pitch-day",
                days.findByProgramme(stage.programme).orElseThrow().id().value());
    }

    private List<String> letters(Person to) {
        return database.sql("select distinct template from letter where recipient = ?")
                .param(to.id().value())
                .query(String.class)
                .list();
    }
}
