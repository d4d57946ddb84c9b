package org.halle.hall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.halle.HalleTest;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Trying a tour de table over HTTP: what it answers, and what it names when it cannot. */
@HalleTest
class WhatIfApiTest {

    private static final String PLEDGE =
            """
            {"id": "%s", "funder": "%s", "kind": "%s", "amount": %s, "madeAt": "2026-05-01T08:00:00Z" %s}""";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    private Person somebody;

    @BeforeEach
    void signIn() {
        somebody = people.register(UUID.randomUUID() + "@halle.example", "Nina", "Dubourg", Language.FR);
    }

    @Test
    void saysWhatIsFirmWhatWaitsAndWhyAndWhatCloses() throws Exception {
        tried(
                        """
                        {"target": 100000, "deadline": "2026-06-30T22:00:00Z", "asOf": "2026-06-01T08:00:00Z",
                         "pledges": [%s, %s, %s], "milestonesReached": ["bail"]}
                        """
                                .formatted(
                                        pledge("a", "f1", "banque", 60000, ""),
                                        pledge(
                                                "b",
                                                "f2",
                                                "fondation",
                                                20000.5,
                                                condition("milestone-reached", "\"bail\"")),
                                        pledge(
                                                "c",
                                                "f3",
                                                "garant",
                                                30000,
                                                condition("total-at-least", "120000")
                                                        .replace("}]", ", \"by\": \"2026-06-30T12:00:00+02:00\"}]"))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.firm", contains("a", "b")))
                .andExpect(jsonPath("$.firmTotal").value(80000.5))
                .andExpect(jsonPath("$.waiting", hasSize(1)))
                .andExpect(jsonPath("$.waiting[0].id").value("c"))
                .andExpect(jsonPath("$.waiting[0].unmet[0].type").value("total-at-least"))
                .andExpect(jsonPath("$.waiting[0].unmet[0].value").value(120000))
                .andExpect(jsonPath("$.waiting[0].unmet[0].by").value("2026-06-30T10:00:00Z"))
                .andExpect(jsonPath("$.waiting[0].unmet[0].lapsed").value(false))
                .andExpect(jsonPath("$.waiting[0].unmet[0].says").value(containsString("9")))
                .andExpect(jsonPath("$", hasKey("closes")))
                .andExpect(jsonPath("$.closes").value(nullValue()));
    }

    @Test
    void closesByTargetFirstAndByDeadlineFromItsMomentOn() throws Exception {
        String one = "[" + pledge("a", "f", "banque", 100, "") + "]";
        tried("{\"target\": 100, \"asOf\": \"2026-06-01\", \"deadline\": \"2026-05-15\", \"pledges\": " + one + "}")
                .andExpect(jsonPath("$.closes").value("target"));
        tried(
                        "{\"target\": 101, \"asOf\": \"2026-06-01T08:00:00Z\", \"deadline\": \"2026-06-01T08:00:00Z\", \"pledges\": "
                                + one + "}")
                .andExpect(jsonPath("$.closes").value("deadline"));
        tried("{\"target\": null, \"deadline\": null, \"asOf\": \"2026-06-01T08:00:00\", \"pledges\": " + one + "}")
                .andExpect(jsonPath("$.firm", contains("a")))
                .andExpect(jsonPath("$.closes").value(nullValue()));
    }

    @Test
    void needsNoMoreThanPledges() throws Exception {
        tried("{\"pledges\": []}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.firm", empty()))
                .andExpect(jsonPath("$.firmTotal").value(0))
                .andExpect(jsonPath("$.waiting", empty()));
        tried("{\"pledges\": [{\"id\": \"é/ \\\" 💶\", \"funder\": \"\", \"amount\": 1, \"madeAt\": \"2026-05-01\"}]}")
                .andExpect(jsonPath("$.firm", contains("é/ \" 💶")));
    }

    @Test
    void whoIsNotThereAtThatMomentIsNeitherFirmNorWaiting() throws Exception {
        tried(
                        """
                        {"asOf": "2026-06-01T08:00:00Z", "pledges": [
                          {"id": "gone", "funder": "f", "kind": "k", "amount": 5, "madeAt": "2026-05-01T08:00:00Z",
                           "withdrawnAt": "2026-06-01T08:00:00Z"},
                          {"id": "still", "funder": "f", "kind": "k", "amount": 5, "madeAt": "2026-05-01T08:00:00Z",
                           "withdrawnAt": "2026-06-01T08:00:01Z"},
                          {"id": "early", "funder": "f", "kind": "k", "amount": 5, "madeAt": "2026-06-01T08:00:01Z"},
                          {"id": "again", "funder": "f", "kind": "k", "amount": 5, "madeAt": "2026-05-01T08:00:00Z",
                           "withdrawnAt": "2026-05-20T08:00:00Z"},
                          {"id": "again", "funder": "f", "kind": "k", "amount": 5, "madeAt": "2026-05-20T08:00:00Z"}]}
                        """)
                .andExpect(jsonPath("$.firm", contains("still", "again")))
                .andExpect(jsonPath("$.firmTotal").value(10))
                .andExpect(jsonPath("$.waiting", empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|pledges",
                "{\"pledges\": {}}|pledges",
                "{\"pledges\": [], \"target\": \"much\"}|target",
                "{\"pledges\": [], \"target\": -1}|target",
                "{\"pledges\": [], \"deadline\": \"soon\"}|deadline",
                "{\"pledges\": [], \"asOf\": 12}|asOf",
                "{\"pledges\": [], \"milestonesReached\": [1]}|milestonesReached[0]",
                "{\"pledges\": [7]}|pledges[0]",
                "{\"pledges\": [{\"funder\": \"f\", \"amount\": 1, \"madeAt\": \"2026-05-01\"}]}|pledges[0].id",
                "{\"pledges\": [{\"id\": \"a\", \"amount\": 1, \"madeAt\": \"2026-05-01\"}]}|pledges[0].funder",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"madeAt\": \"2026-05-01\"}]}|pledges[0].amount",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 1}]}|pledges[0].madeAt",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"kind\": 3, \"amount\": 1, \"madeAt\": \"2026-05-01\"}]}|pledges[0].kind",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": -5, \"madeAt\": \"2026-05-01\"}]}|pledges[0].amount",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 0, \"madeAt\": \"2026-05-01\"}]}|pledges[0].amount",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 0.001, \"madeAt\": \"2026-05-01\"}]}|pledges[0].amount",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 1e300, \"madeAt\": \"2026-05-01\"}]}|pledges[0].amount",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 1e999, \"madeAt\": \"2026-05-01\"}]}|pledges[0].amount",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 1, \"madeAt\": \"2026-13-01\"}]}|pledges[0].madeAt",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 1, \"madeAt\": \"2026-05-01\", \"withdrawnAt\": \"x\"}]}|pledges[0].withdrawnAt",
                "{\"pledges\": [{\"id\": \"a\", \"funder\": \"f\", \"amount\": 1, \"madeAt\": \"2026-05-01\", \"conditions\": \"none\"}]}|pledges[0].conditions",
            })
    void namesTheFieldThatIsWrong(String body, String field) throws Exception {
        refused(body, field);
    }

    @ParameterizedTest
    @CsvSource({
        "at-most, 5, type",
        "total-at-least, '\"5\"', value",
        "total-at-least, -5, value",
        "total-at-least, null, value",
        "funders-at-least, 2.5, value",
        "funders-at-least, -1, value",
        "kind-joins, 5, value",
        "pledge-stands, true, value",
        "milestone-reached, [], value"
    })
    void namesTheConditionThatIsWrong(String type, String value, String field) throws Exception {
        refused(
                "{\"pledges\": [" + pledge("a", "f", "k", 1, condition(type, value)) + "]}",
                "pledges[0].conditions[0]." + field);
    }

    @Test
    void refusesTwoPledgesOfOneNameAtTheSameTime() throws Exception {
        refused(
                "{\"pledges\": [" + pledge("a", "f", "k", 1, "") + "," + pledge("a", "g", "k", 1, "") + "]}",
                "pledges[1].id");
    }

    @Test
    void refusesWhatIsNoJsonAndStrangers() throws Exception {
        tried("{\"pledges\": [").andExpect(status().isBadRequest());
        mvc.perform(post("/api/rounds/evaluate")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"pledges\": []}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void answersAThousandPledges() throws Exception {
        String pledges = IntStream.range(0, 1_000)
                .mapToObj(number -> pledge(
                        "p" + number,
                        "f" + number % 300,
                        "k" + number % 5,
                        number + 1,
                        condition("pledge-stands", "\"p" + (number + 1) + "\"")))
                .collect(Collectors.joining(","));
        tried("{\"pledges\": [" + pledges + "]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.firm", empty()))
                .andExpect(jsonPath("$.waiting", hasSize(1_000)));
        tried("{\"pledges\": [" + pledges + "," + pledge("p1000", "last", "k", 1, "") + "]}")
                .andExpect(jsonPath("$.firm", hasSize(1_001)))
                .andExpect(jsonPath("$.firmTotal").value(500_501));
    }

    @Test
    void isDescribedWithTheRestOfTheApi() throws Exception {
        mvc.perform(get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/rounds/evaluate'].post.description")
                        .value(containsString("largest set of standing pledges")))
                .andExpect(jsonPath("$.components.schemas.WhatIfAnswer.properties.closes.description")
                        .value(containsString("only a decision would close it")))
                .andExpect(jsonPath("$.components.schemas.WhatIf.properties.milestonesReached")
                        .exists());
    }

    private void refused(String body, String field) throws Exception {
        String answer = tried(body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString(field)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("\"" + field + "\"");
    }

    private static String pledge(String id, String funder, String kind, Number amount, String rest) {
        return PLEDGE.formatted(id, funder, kind, amount, rest);
    }

    private static String condition(String type, String value) {
        return ", \"conditions\": [{\"type\": \"" + type + "\", \"value\": " + value + "}]";
    }

    private ResultActions tried(String body) throws Exception {
        return mvc.perform(post("/api/rounds/evaluate")
                .with(user(new SignedIn(somebody)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
