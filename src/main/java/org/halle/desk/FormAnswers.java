package org.halle.desk;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.halle.desk.FormSchema.Field;
import org.halle.desk.FormSchema.Option;
import org.halle.kernel.LongDay;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Answers as people read them: the question's label, and the answer in words rather than codes. */
@Service
public class FormAnswers {

    /** A file handed in. */
    public record File(String documentId, String name, long size) {}

    /**
     * One answered question.
     *
     * @param text the answer in words; empty for files
     * @param isLong whether it is prose that wants a paragraph of its own
     * @param telling whether the form says that it tells who answers, by its field's property {@code blind=hide}
     */
    public record Answer(String key, String label, String text, boolean isLong, List<File> files, boolean telling) {}

    private final DeployedForms forms;
    private final RepositoryService repository;
    private final MessageSource messages;

    FormAnswers(DeployedForms forms, RepositoryService repository, MessageSource messages) {
        this.forms = forms;
        this.repository = repository;
        this.messages = messages;
    }

    /**
     * The answers to a form as it is deployed now with a diagram.
     *
     * @param process the key of the diagram that uses it
     * @param form the form's id
     */
    public List<Answer> of(String process, String form, Map<String, Object> answers, Locale locale) {
        ProcessDefinition latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return view(forms.of(latest.getDeploymentId(), form), answers, locale);
    }

    /** As {@link #of(String, String, Map, Locale)}, for answers kept as JSON. */
    public List<Answer> of(String process, String form, String answersJson, Locale locale) {
        return of(process, form, answersJson.isBlank() ? Map.of() : AnswerBook.read(answersJson), locale);
    }

    List<Answer> view(FormSchema form, Map<String, Object> answers, Locale locale) {
        List<Answer> views = new ArrayList<>();
        for (Field field : form.fields()) {
            Object answer = answers.get(field.key());
            if (answer == null || field.list() != null) {
                continue;
            }
            boolean files = "filepicker".equals(field.type());
            views.add(new Answer(
                    field.key(),
                    field.label(),
                    files ? "" : text(field, answer, locale),
                    "textarea".equals(field.type()),
                    files ? files(answer) : List.of(),
                    "hide".equals(field.properties().get("blind"))));
        }
        return views;
    }

    private String text(Field field, Object answer, Locale locale) {
        if (field.chooses()) {
            Collection<?> codes = answer instanceof Collection<?> many ? many : List.of(answer);
            return codes.stream()
                    .map(code -> field.options().stream()
                            .filter(option -> option.value().equals(String.valueOf(code)))
                            .map(Option::label)
                            .findFirst()
                            .orElse(String.valueOf(code)))
                    .collect(Collectors.joining(", "));
        }
        if (answer instanceof Boolean ticked) {
            return messages.getMessage(ticked ? "desk.answer.yes" : "desk.answer.no", null, locale);
        }
        if ("number".equals(field.type())) {
            BigDecimal value = Answers.numberOf(answer);
            String number = value == null
                    ? answer.toString()
                    : NumberFormat.getInstance(locale).format(value);
            // the space before a unit doesn't break
            return field.unit() == null ? number : number + "\u00a0" + field.unit();
        }
        return "datetime".equals(field.type()) ? moment(answer.toString(), locale) : answer.toString();
    }

    private static String moment(String text, Locale locale) {
        try {
            return text.length() == 10
                    ? LongDay.of(LocalDate.parse(text), locale)
                    : LongDay.withHour(OffsetDateTime.parse(text).toInstant(), locale);
        } catch (DateTimeParseException timeOnly) {
            return text;
        }
    }

    private static List<File> files(Object answer) {
        if (!(answer instanceof Collection<?> files)) {
            return List.of();
        }
        return files.stream()
                .filter(Map.class::isInstance)
                .map(file -> (Map<?, ?>) file)
                .map(file -> new File(
                        String.valueOf(file.get("documentId")),
                        String.valueOf(file.get("name")),
                        file.get("size") instanceof Number size ? size.longValue() : 0))
                .toList();
    }
}
