package org.halle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
