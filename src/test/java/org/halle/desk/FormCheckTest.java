package org.halle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.halle.desk.FormCheck.Checked;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormCheckTest {

    private final FormCheck check = new FormCheck(messages());

    @Test
    void acceptsAnswersThatFitAndDropsKeysTheFormDoesNotKnow() throws Exception {
        Checked checked = check(
                "pledge",
                Map.of(
                        "amountEur", 30000,
                        "instrument", "pret",
                        "validUntil", "2027-06-30",
                        "condition", "none",
                        "isAdmin", true));

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.cleaned())
                .containsEntry("amountEur", new BigDecimal("30000"))
                .doesNotContainKey("isAdmin");
    }

    @Test
    void asksForWhatIsRequiredUnlessItIsHidden() throws Exception {
        Checked scoring = check("review-grid", Map.of());
        assertThat(scoring.errors()).containsKeys("purpose", "impact", "need", "innovation", "quality");
        assertThat(scoring.errors()).doesNotContainKey("recusalReason");

        Checked recusing = check("review-grid", Map.of("recuse", true));
        assertThat(recusing.errors()).containsOnlyKeys("recusalReason");
    }

    @Test
    void dropsAnswersToHiddenQuestions() throws Exception {
        Checked checked =
                check("review-grid", Map.of("recuse", true, "recusalReason", "Ma sœur y travaille", "purpose", "5"));

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.cleaned()).containsKey("recusalReason").doesNotContainKey("purpose");
    }

    @Test
    void refusesChoicesTheFormDoesNotOffer() throws Exception {
        Checked checked = check("seat-confirmation", Map.of("confirmed", "perhaps"));

        assertThat(checked.errors()).containsOnlyKeys("confirmed");
    }

    @Test
    void offersTheChoicesThatTheTaskBrings() throws Exception {
        String coach = UUID.randomUUID().toString();
        Map<String, Object> data = Map.of("coaches", List.of(Map.of("value", coach, "label", "Odile")));

        assertThat(check(form("name-referent"), Map.of("referent", coach, "substitute", coach), data)
                        .errors())
                .isEmpty();
        assertThat(check(form("name-referent"), Map.of("referent", "somebody", "substitute", coach), data)
                        .errors())
                .containsOnlyKeys("referent");
    }

    @Test
    void takesReadOnlyAnswersFromTheTaskAndNeverFromTheBrowser() throws Exception {
        Map<String, Object> data = Map.of("indicator", "Hectares semés", "unit", "ha");

        Checked checked = check(
                form("impact-record"),
                Map.of("indicator", "Forged", "measured", "12,5", "measuredOn", "2026-09-01"),
                data);

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.cleaned())
                .containsEntry("indicator", "Hectares semés")
                .containsEntry("measured", new BigDecimal("12.5"));
    }

    @Test
    void saysWhatIsWrongWithEachAnswerInTheReadersLanguage() throws Exception {
        Map<String, Object> answers = Map.of("agrees", false, "budgetShareEur", "douze");

        assertThat(check("partner-signature", answers).errors().get("budgetShareEur"))
                .containsExactly("Écrivez un nombre, par exemple 12500.");
        assertThat(check.check(form("partner-signature"), answers, Map.of(), Locale.ENGLISH)
                        .errors()
                        .get("agrees"))
                .containsExactly("Tick this box to go on.");
    }

    @Test
    void refusesAFileThatWasNeverReceived() throws Exception {
        Checked checked = check(
                "deliverable",
                Map.of("summary", "Le prototype est posé.", "documents", List.of(Map.of("documentId", "files::1"))));

        assertThat(checked.errors()).containsOnlyKeys("documents");
    }

    @Test
    void keepsADraftHoweverUnfinished() throws Exception {
        assertThat(check.known(form("pledge"), Map.of("amountEur", "abc", "forged", 1)))
                .isEqualTo(Map.of("amountEur", "abc"));
    }

    @Test
    void neverReadsThirtyThousandAsThirtyWhereAWholeNumberIsAsked() throws Exception {
        for (String text : List.of("30.000", "30,000", "30 000", "30 000,00")) {
            assertThat((BigDecimal) check(form("pledge"), Map.of("amountEur", text), Map.of())
                            .cleaned()
                            .get("amountEur"))
                    .as(text)
                    .isEqualByComparingTo("30000");
        }
    }

    @Test
    void readsNumbersAsPeopleWriteThem() throws Exception {
        for (String text : List.of("12500,5", "12 500,5", "12\u202f500.5", " 12500.50 ")) {
            assertThat((BigDecimal) check(numberForm(), Map.of("x", text), Map.of())
                            .cleaned()
                            .get("x"))
                    .as(text)
                    .isEqualByComparingTo("12500.5");
        }
        for (String text : List.of("1e400", "douze", "1,2,3", "NaN", "--1")) {
            assertThat(check(numberForm(), Map.of("x", text), Map.of()).errors())
                    .as(text)
                    .containsOnlyKeys("x");
        }
    }

    @Test
    void takesADateWhereADateIsAskedAndNothingElse() {
        FormSchema form = FormSchema.parse(
                """
                {"components": [{"type": "datetime", "subtype": "date", "key": "on"}, {"type": "datetime", "subtype": "time", "key": "at"}]}""");

        assertThat(check(form, Map.of("on", "2026-02-28", "at", "09:30"), Map.of())
                        .errors())
                .isEmpty();
        assertThat(check(form, Map.of("on", "2026-02-30", "at", "25:00"), Map.of())
                        .errors())
                .containsOnlyKeys("on", "at");
        assertThat(check(form, Map.of("on", "09:30"), Map.of()).errors()).containsOnlyKeys("on");
    }

    @Test
    void anAnswerThatIsItselfHiddenHidesNothing() {
        FormSchema form = FormSchema.parse(
                """
                {"components": [
                  {"type": "checkbox", "key": "a"},
                  {"type": "checkbox", "key": "b", "conditional": {"hide": "=a = false"}},
                  {"type": "textfield", "key": "c", "conditional": {"hide": "=b = true"}, "validate": {"required": true}}]}""");

        assertThat(check(form, Map.of("b", true), Map.of()).errors()).containsOnlyKeys("c");
        assertThat(check(form, Map.of("a", true, "b", true, "c", "dropped"), Map.of())
                        .cleaned())
                .containsOnlyKeys("a", "b");
    }

    @Test
    void aPatternThatWouldNeverEndIsOneThatDoesNotFit() {
        FormSchema form = FormSchema.parse(
                """
                {"components": [{"type": "textfield", "key": "x", "validate": {"pattern": "^(x+x+)+y$"}}]}""");

        assertThat(check(form, Map.of("x", "x".repeat(200)), Map.of()).errors()).containsOnlyKeys("x");
    }

    @Test
    void boundsTheRowsOfARepeatedGroup() {
        FormSchema form = FormSchema.parse(
                """
                {"components": [{"type": "dynamiclist", "path": "list", "components": [{"type": "textfield", "key": "x"}]}]}""");

        assertThat(check(form, Map.of("list", Collections.nCopies(201, Map.of("x", "y"))), Map.of())
                        .errors())
                .containsOnlyKeys("list");
        assertThat(check(form, Map.of("list", "y"), Map.of()).errors()).containsOnlyKeys("list");
        assertThat(check(form, Map.of("list", List.of(Map.of("x", "y\u0000", "z", 1))), Map.of())
                        .cleaned())
                .isEqualTo(Map.of("list", List.of(Map.of("x", "y"))));
    }

    private static FormSchema numberForm() {
        return FormSchema.parse("{\"components\": [{\"type\": \"number\", \"key\": \"x\"}]}");
    }

    private Checked check(String form, Map<String, Object> answers) throws Exception {
        return check(form(form), answers, Map.of());
    }

    private Checked check(FormSchema form, Map<String, Object> answers, Map<String, Object> data) {
        return check.check(form, answers, data, Locale.FRENCH);
    }

    private static FormSchema form(String name) throws Exception {
        return FormSchema.parse(Files.readString(Path.of("forms", name + ".form")));
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/desk");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
