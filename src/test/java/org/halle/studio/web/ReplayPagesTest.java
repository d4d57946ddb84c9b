package org.halle.studio.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.halle.studio.Drafting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Two applications: one of a structure of eight months, one of an old one; the rule asks for six months. */
@HalleTest
@Tag("database")
class ReplayPagesTest {

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Planning planning;

    @Autowired
    private Drafting drafting;

    @Autowired
    private JdbcClient database;

    private PersonId manager;
    private ProgrammeId programme;
    private ApplicationId young;
    private String rules;

    @BeforeEach
    void decisionsThatWereMade() throws Exception {
        PersonId operator = person("operator");
        people.makeOperator(operator);
        manager = person("manager");
        programme = planning.draft(
                operator,
                new NewProgramme("Promotion", "", "44", SamplePlans.nineMonths(), new Rules(1, 1, 100, 7, 4, false)));
        people.grant(manager, Role.MANAGER, programme, null);
        database.sql("update programme set state = 'RUNNING' where id = ?")
                .param(programme.value())
                .update();
        young = decided("RE26-001", 8);
        decided("RE26-002", 80);
        rules = Files.readString(Path.of("processes/eligibility.dmn"));
    }

    @Test
    void keepsTheDraftThatIsThereWhenNothingIsSentInItsPlace() throws Exception {
        drafting.save(manager, "eligibility.dmn", rules + "<!-- mine -->");
        for (String nothing : new String[] {"{}", "{\"content\":null}"}) {
            web.perform(put("/studio/files/eligibility.dmn/draft")
                            .with(as(manager))
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(nothing))
                    .andExpect(status().isBadRequest());
        }
        assertThat(drafting.open(manager, "eligibility.dmn").content()).endsWith("<!-- mine -->");
        drafting.discard(manager, "eligibility.dmn");
    }

    @Test
    void showsWhichDecisionsWouldBeOthersWithVersionFactsAndReasons() throws Exception {
        replay(manager, twelveMonths())
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("RE26-001"),
                                not(containsString("RE26-002")),
                                containsString("règle version 7"),
                                containsString("Le dossier remplit toutes les conditions."),
                                containsString("moins de six mois"),
                                containsString("Âge du porteur (mois)"))));
        assertThat(decisions()).as("nothing is changed by asking").isEqualTo(1);
    }

    @Test
    void saysSoWhenNothingWouldChange() throws Exception {
        replay(manager, rules).andExpect(content().string(containsString("Aucune décision ne changerait")));
    }

    @Test
    void triesOnesOwnDraftOfTheStudio() throws Exception {
        drafting.save(manager, "eligibility.dmn", twelveMonths());
        web.perform(get("/studio/replay").with(as(manager)))
                .andExpect(content().string(containsString("Mon brouillon de eligibility.dmn")));
        web.perform(multipart("/studio/replay")
                        .param("programme", programme.toString())
                        .param("source", "DRAFT")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(content().string(containsString("RE26-001")));
        web.perform(multipart("/studio/replay")
                        .param("programme", programme.toString())
                        .param("source", "FORCE")
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(content().string(containsString("Aucune décision ne changerait")));
    }

    @Test
    void saysWhatIsWrongWithATableThatCannotBeAsked() throws Exception {
        replay(manager, "<definitions").andExpect(content().string(containsString("ne peut pas être essayée")));
        replay(manager, rules.replace("id=\"eligibility\"", "id=\"other\""))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("ne contient pas la table")));
        replay(manager, "").andExpect(content().string(containsString("Choisissez le fichier")));
        // a table that says nothing of these facts
        replay(manager, rules.replaceAll("(?s)<rule .*</rule>", ""))
                .andExpect(content().string(containsString("Aucune ligne ne convient")));
    }

    @Test
    void answersPrograms() throws Exception {
        web.perform(multipart("/api/studio/replay")
                        .file(new MockMultipartFile(
                                "file", "eligibility.dmn", null, twelveMonths().getBytes(UTF_8)))
                        .param("programme", programme.toString())
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].application").value(young.toString()))
                .andExpect(jsonPath("$[0].ruleVersion").value(7))
                .andExpect(jsonPath("$[0].outcome").value("eligible"))
                .andExpect(jsonPath("$[0].otherOutcome").value("ineligible"))
                .andExpect(jsonPath("$[0].facts.ageMonths").value(8))
                .andExpect(jsonPath("$[1].differs").value(false));
    }

    @Test
    void isForTheProgrammesManagersOnly() throws Exception {
        PersonId elsewhere = person("elsewhere");
        PersonId operator = person("other");
        people.makeOperator(operator);
        ProgrammeId other = planning.draft(
                operator,
                new NewProgramme("Autre", "", "44", SamplePlans.nineMonths(), new Rules(1, 1, 100, 7, 4, false)));
        people.grant(elsewhere, Role.MANAGER, other, null);
        replay(elsewhere, rules).andExpect(status().isForbidden());
        replay(person("stranger"), rules).andExpect(status().isForbidden());
    }

    private ResultActions replay(PersonId by, String table) throws Exception {
        return web.perform(multipart("/studio/replay")
                .file(new MockMultipartFile("file", "eligibility.dmn", null, table.getBytes(UTF_8)))
                .param("programme", programme.toString())
                .param("source", "FILE")
                .with(as(by))
                .with(csrf()));
    }

    private String twelveMonths() {
        String changed = rules.replace("[0..6)", "[0..12)");
        assertThat(changed).isNotEqualTo(rules);
        return changed;
    }

    private int decisions() {
        return database.sql("select count(*) from eligibility_decision where application_id = ?")
                .param(young.value())
                .query(Integer.class)
                .single();
    }

    private RequestPostProcessor as(PersonId person) {
        return user(new SignedIn(people.get(person)));
    }

    private PersonId person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@halle.example", name, "Essai", Language.FR)
                .id();
    }

    private ApplicationId decided(String reference, int months) {
        CallId call = CallId.random();
        ApplicationId id = ApplicationId.random();
        OrganisationId lead = organisations
                .register("Porteur " + UUID.randomUUID(), LegalStatus.ASSOCIATION, null)
                .id();
        OffsetDateTime at = Instant.parse("2026-04-20T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into open_call (id, programme_id, slug, title, state, opens_at, closes_at,"
                        + " signature_percent, version) values (?, ?, ?, 'Appel', 'CLOSED', ?, ?, 100, 0)")
                .params(call.value(), programme.value(), call.toString(), at, at)
                .update();
        database.sql("insert into application (id, call_id, programme_id, reference, lead_id, organisation_id, title,"
                        + " challenge, summary, needs, town, stage, rd_activity, impact_indicator, answers, status,"
                        + " started_at, submitted_at, version) values (?, ?, ?, ?, ?, ?, 'Un projet', 'reemploi', '', '',"
                        + " 'Rezé', 'amorcage', false, '', '{}', 'ELIGIBLE', ?, ?, 0)")
                .params(
                        id.value(),
                        call.value(),
                        programme.value(),
                        reference,
                        person("lead").value(),
                        lead.value(),
                        at,
                        at)
                .update();
        database.sql("insert into eligibility_decision (id, application_id, rule_id, rule_version, inputs, outcome,"
                        + " reason, decided_at, version) values (?, ?, 'eligibility:7', 7, ?, 'ELIGIBLE', 'ok', ?, 0)")
                .params(
                        UUID.randomUUID(),
                        id.value(),
                        """
                        {"late": false, "missingField": "", "inTerritory": true, "hasEss": true, "partnerCount": 2,
                         "distinctStatuses": 2, "requiredStatuses": 2, "fundingNeedEur": 50000, "ageMonths": %d}
                        """
                                .formatted(months),
                        at)
                .update();
        return id;
    }
}
