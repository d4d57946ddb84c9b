package org.halle.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.halle.TestMessages;
import org.halle.desk.AnswersRefused;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class RefusalAdviceTest {

    private static final String SECRET = "jdbc:postgresql://db.internal/halle";

    private MockMvc french;
    private MockMvc english;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void standAlone() {
        Masthead masthead = new Masthead(mock(ObjectProvider.class), mock(ObjectProvider.class), false);
        RefusalAdvice advice = new RefusalAdvice(TestMessages.all(), masthead);
        french = reading(advice, Locale.FRENCH);
        english = reading(advice, Locale.ENGLISH);
    }

    private static MockMvc reading(RefusalAdvice advice, Locale locale) {
        return MockMvcBuilders.standaloneSetup(new Trial())
                .setControllerAdvice(advice)
                .setLocaleResolver(new FixedLocaleResolver(locale))
                .build();
    }

    @Nested
    class InTheApi {

        @ParameterizedTest
        @CsvSource({
            "refused, 422, urn:halle:programme.over",
            "not-found, 404, urn:halle:refused.not-found",
            "forbidden, 403, urn:halle:refused.forbidden",
            "done, 409, urn:halle:programme.already-launched",
            "meanwhile, 409, urn:halle:site.refused.changed-meanwhile",
            "twice, 409, urn:halle:site.refused.changed-meanwhile",
            "collision, 409, urn:halle:site.refused.changed-meanwhile",
            "unkept, 400, urn:halle:site.refused.unreadable",
            "unfitting, 400, urn:halle:site.refused.does-not-fit",
            "too-large, 413, urn:halle:site.refused.too-large",
            "too-many-parts, 422, urn:halle:site.refused.too-many-parts",
            "away, 503, urn:halle:site.refused.database-away",
            "engine-away, 503, urn:halle:site.refused.database-away",
            "bug, 500, urn:halle:http.500"
        })
        void answersProblemDetails(String kind, int expected, String type) throws Exception {
            french.perform(get("/api/trial/" + kind))
                    .andExpect(status().is(expected))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.type").value(type))
                    .andExpect(jsonPath("$.status").value(expected))
                    .andExpect(jsonPath("$.title").isNotEmpty())
                    .andExpect(jsonPath("$.detail").isNotEmpty())
                    .andExpect(jsonPath("$.instance").value("/api/trial/" + kind))
                    .andExpect(content().string(not(containsString(SECRET))))
                    .andExpect(content().string(not(containsString("Exception"))))
                    .andExpect(content().string(not(containsString("\"trace\""))));
        }

        @Test
        void speaksTheReadersLanguage() throws Exception {
            french.perform(get("/api/trial/refused"))
                    .andExpect(jsonPath("$.detail").value("Ce programme est clos\u00A0: il ne change plus."));
            french.perform(get("/api/trial/too-many-parts"))
                    .andExpect(
                            jsonPath("$.detail")
                                    .value(
                                            "L’envoi compte plus de 220 fichiers et champs\u00A0: envoyez-le en plusieurs fois."));
            english.perform(get("/api/trial/refused"))
                    .andExpect(jsonPath("$.detail").value("This programme is closed: it no longer changes."));
        }

        @Test
        void saysWhichFieldsAreWrong() throws Exception {
            french.perform(get("/api/trial/fields"))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.errors.seats[0]").value("Indiquez un nombre de 1 à 200."));
            french.perform(get("/api/trial/answers"))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.errors.title[0]").value("Répondez à cette question."));
            french.perform(post("/api/trial/body")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"name\": \" \"}"))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.errors.name[0]").isNotEmpty());
        }

        @Test
        @ExtendWith(OutputCaptureExtension.class)
        void saysNothingToWhoeverLeftBeforeTheAnswerCame(CapturedOutput log) throws Exception {
            french.perform(get("/api/trial/gone")).andExpect(content().string(""));
            assertThat(log.getAll()).doesNotContain("/api/trial/gone failed");
            french.perform(get("/api/trial/bug"));
            assertThat(log.getAll()).contains("/api/trial/bug failed");
        }

        @Test
        void tellsWhenToComeBackWhileTheDatabaseIsAway() throws Exception {
            french.perform(get("/api/trial/away")).andExpect(header().exists("Retry-After"));
        }

        @Test
        void refusesWhatItCannotRead() throws Exception {
            french.perform(post("/api/trial/body")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"name\": "))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(content().string(not(containsString("JSON parse"))));
        }

        @Test
        void refusesAKindOfContentItDoesNotKnow() throws Exception {
            french.perform(post("/api/trial/body")
                            .contentType(MediaType.APPLICATION_XML)
                            .content("<name/>"))
                    .andExpect(status().is(415))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }

        @Test
        void refusesAMethodAndNamesThoseItTakes() throws Exception {
            french.perform(post("/api/trial/refused"))
                    .andExpect(status().is(405))
                    .andExpect(header().string("Allow", containsString("GET")))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }

        @Test
        void refusesAMismatchAndAMissingParameter() throws Exception {
            french.perform(get("/api/number").param("size", "many"))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail").value(containsString("size")));
            french.perform(get("/api/number")).andExpect(status().isBadRequest());
        }

        @Test
        void answersJsonWhateverIsAccepted() throws Exception {
            french.perform(get("/api/trial/not-found").accept(MediaType.TEXT_HTML))
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }
    }

    @Nested
    class OnPages {

        @ParameterizedTest
        @CsvSource({
            "refused, 422",
            "not-found, 404",
            "forbidden, 403",
            "done, 409",
            "meanwhile, 409",
            "too-large, 413",
            "away, 503",
            "bug, 500"
        })
        void answersAPageWithASentence(String kind, int expected) throws Exception {
            french.perform(get("/trial/" + kind).accept(MediaType.TEXT_HTML))
                    .andExpect(status().is(expected))
                    .andExpect(view().name("error"))
                    .andExpect(model().attribute("status", expected))
                    .andExpect(result -> assertThat(String.valueOf(
                                    result.getModelAndView().getModel().get("detail")))
                            .isNotBlank()
                            .doesNotContain(SECRET)
                            .doesNotContain("Exception"))
                    .andExpect(model().attributeExists("nav"));
        }

        @Test
        void leadsBackToThePageOneCameFrom() throws Exception {
            french.perform(get("/trial/refused").header("Referer", "http://localhost/programmes?closed=no"))
                    .andExpect(model().attribute("back", "/programmes?closed=no"));
        }

        @Test
        void leadsNobodyToAnotherSite() throws Exception {
            french.perform(get("/trial/refused").header("Referer", "http://elsewhere.example/programmes"))
                    .andExpect(model().attributeDoesNotExist("back"));
            french.perform(get("/trial/refused").header("Referer", "http://localhost//elsewhere.example"))
                    .andExpect(model().attributeDoesNotExist("back"));
        }

        @Test
        void answersAPartOfAPageToAPartOfAPage() throws Exception {
            french.perform(get("/trial/done").header("HX-Request", "true"))
                    .andExpect(status().isConflict())
                    .andExpect(view().name("site/refusal :: refusal"));
        }

        @Test
        void answersJsonToAPageThatAsksForIt() throws Exception {
            french.perform(get("/trial/answers").accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(status().is(422))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }

        @Test
        void leavesSignInToTheDoor() {
            assertThatThrownBy(() -> french.perform(get("/trial/denied")))
                    .hasCauseInstanceOf(AccessDeniedException.class);
        }

        @Test
        void namesAValueAsThePageDoes() throws Exception {
            french.perform(get("/pages").param("page", "1.5"))
                    .andExpect(status().isBadRequest())
                    .andExpect(model().attribute(
                                    "detail", "La valeur donnée pour «\u00A0Page\u00A0» n’a pas la forme attendue."));
        }

        @Test
        void findsNothingAtAnAddressThatIsNone() throws Exception {
            french.perform(get("/releases/twelve")).andExpect(status().isNotFound());
        }

        @Test
        void refusesAnUploadWithoutAFile() throws Exception {
            french.perform(multipart("/trial/upload")).andExpect(status().isBadRequest());
        }
    }

    /** Fails in every way. */
    @RestController
    static class Trial {

        record Named(@NotBlank String name) {}

        @GetMapping({"/api/trial/{kind}", "/trial/{kind}"})
        String fail(@PathVariable String kind) throws IOException {
            if (kind.equals("gone")) {
                throw new ClientAbortException(new IOException("Broken pipe"));
            }
            throw switch (kind) {
                case "refused" -> new Refused("programme.over");
                case "not-found" -> new NotFound();
                case "forbidden" -> new Forbidden();
                case "done" -> new AlreadyDone("programme.already-launched");
                case "fields" ->
                    new RefusedFields(
                            "programme.rules.refused", Map.of("seats", new Refused("programme.rules.between", 1, 200)));
                case "answers" -> new AnswersRefused(Map.of("title", List.of("Répondez à cette question.")));
                case "meanwhile" -> new OptimisticLockingFailureException(SECRET);
                case "twice" -> new DuplicateKeyException(SECRET);
                case "too-large" -> new MaxUploadSizeExceededException(1);
                // as Spring passes on what Tomcat throws
                case "too-many-parts" ->
                    new MaxUploadSizeExceededException(
                            -1, new IllegalStateException(new FileCountLimitExceededException(SECRET, 220)));
                case "away" ->
                    new CannotCreateTransactionException(SECRET, new SQLTransientConnectionException(SECRET));
                case "engine-away" -> new IllegalStateException(SECRET, new SQLException(SECRET, "08006"));
                case "collision" -> new OptimisticLockingException(SECRET);
                case "unfitting" -> new DataIntegrityViolationException(SECRET, new SQLException(SECRET, "22001"));
                case "unkept" -> new DataIntegrityViolationException(SECRET, new SQLException(SECRET, "22021"));
                case "denied" -> new AccessDeniedException(SECRET);
                default -> new IllegalStateException(SECRET);
            };
        }

        @PostMapping("/api/trial/body")
        String body(@Valid @RequestBody Named body) {
            return body.name();
        }

        @GetMapping({"/api/pages", "/pages"})
        String pages(@RequestParam int page) {
            return String.valueOf(page);
        }

        @GetMapping("/releases/{number}")
        String release(@PathVariable int number) {
            return String.valueOf(number);
        }

        @GetMapping("/api/number")
        String number(@RequestParam int size) {
            return String.valueOf(size);
        }

        @PostMapping("/trial/upload")
        String upload(@RequestParam org.springframework.web.multipart.MultipartFile file) {
            return file.getName();
        }
    }
}
