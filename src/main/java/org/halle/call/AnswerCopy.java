package org.halle.call;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.halle.desk.FormAnswers;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What was handed in, as a page to keep: questions and answers, readable without Halle. */
@Component
class AnswerCopy {

    private static final String FORM = "application";

    private final FormAnswers answers;
    private final ITemplateEngine templates;

    AnswerCopy(FormAnswers answers, ITemplateEngine templates) {
        this.answers = answers;
        this.templates = templates;
    }

    String fileName(Application application) {
        return application.reference() + ".html";
    }

    byte[] html(Application application, Locale locale) {
        Map<String, Object> model =
                Map.of("application", application, "answers", answers.of(FORM, FORM, application.answers(), locale));
        return templates.process("call/copy", new Context(locale, model)).getBytes(StandardCharsets.UTF_8);
    }
}
