package org.halle.site;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.halle.desk.AnswersRefused;
import org.halle.engine.Collision;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TooOften;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Says what went wrong in words its reader understands; what only concerns us stays in the log. */
final class Refusals {

    /** Error classes of SQL that mean: the database is not there, is going away, or takes no more connections. */
    private static final List<String> AWAY = List.of("08", "57P", "53", "90067", "90098", "90121");

    /** Those of PostgreSQL that mean: such a text cannot be kept. */
    private static final Set<String> NOT_KEPT = Set.of("22021", "22P05");

    /** Those of SQL that mean: longer, larger or further away than what is kept there. */
    private static final Set<String> NO_ROOM = Set.of("22001", "22003", "22008");

    private static final int MOST_CAUSES = 20;

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    Refusal of(Throwable failure, Locale locale) {
        if (failure instanceof Refused refused) {
            return of(refused, locale);
        }
        if (failure instanceof ConcurrencyFailureException
                || failure instanceof DuplicateKeyException
                || Collision.causes(failure)) {
            return refusal(HttpStatus.CONFLICT, "site.refused.changed-meanwhile", locale);
        }
        if (caused(failure, Refusals::isDatabaseAway)) {
            return refusal(HttpStatus.SERVICE_UNAVAILABLE, "site.refused.database-away", locale);
        }
        if (caused(failure, Refusals::cannotBeKept)) {
            return refusal(HttpStatus.BAD_REQUEST, "site.refused.unreadable", locale);
        }
        if (caused(failure, Refusals::doesNotFit)) {
            return refusal(HttpStatus.BAD_REQUEST, "site.refused.does-not-fit", locale);
        }
        Long parts = mostParts(failure);
        if (parts != null) {
            return refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "site.refused.too-many-parts",
                    "site.refused.too-many-parts",
                    new Object[] {parts},
                    locale);
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return refusal(HttpStatus.CONTENT_TOO_LARGE, "site.refused.too-large", locale);
        }
        if (failure instanceof MultipartException || failure instanceof HttpMessageNotReadableException) {
            return refusal(HttpStatus.BAD_REQUEST, "site.refused.unreadable", locale);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return of(mismatch, locale);
        }
        if (failure instanceof TypeMismatchException) {
            return refusal(HttpStatus.BAD_REQUEST, "site.refused.unreadable", locale);
        }
        if (failure instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
            return invalid(errors(invalid, locale), locale);
        }
        if (failure instanceof BindingResult invalid) {
            return invalid(errors(invalid, locale), locale);
        }
        if (failure instanceof ErrorResponse framework) {
            return of(framework.getStatusCode(), locale);
        }
        return of(HttpStatus.INTERNAL_SERVER_ERROR, locale);
    }

    /** A part of the address that can't be read leads nowhere; what a page asks for is called as the page calls it. */
    private Refusal of(MethodArgumentTypeMismatchException mismatch, Locale locale) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return of(new NotFound(), locale);
        }
        String name = mismatch.getName();
        Object[] label = {messages.getMessage("site.asked." + name, null, name, locale)};
        return refusal(HttpStatus.BAD_REQUEST, "site.refused.mismatch", "site.refused.mismatch", label, locale);
    }

    /** Where only the status is known. */
    Refusal of(HttpStatusCode code, Locale locale) {
        HttpStatus known = HttpStatus.resolve(code.value());
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return new Refusal(status, "http." + status.value(), title(status, locale), text(status, locale), Map.of());
    }

    private Refusal of(Refused refused, Locale locale) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (refused instanceof NotFound) {
            status = HttpStatus.NOT_FOUND;
        } else if (refused instanceof Forbidden) {
            status = HttpStatus.FORBIDDEN;
        } else if (refused instanceof AlreadyDone) {
            status = HttpStatus.CONFLICT;
        } else if (refused instanceof TooOften) {
            status = HttpStatus.TOO_MANY_REQUESTS;
        }
        Map<String, List<String>> errors = new LinkedHashMap<>();
        if (refused instanceof AnswersRefused answers) {
            errors.putAll(answers.errors());
        } else if (refused instanceof RefusedFields some) {
            some.fields().forEach((field, why) -> errors.put(field, List.of(sentence(why, locale))));
        }
        return new Refusal(status, refused.code(), title(status, locale), sentence(refused, locale), errors);
    }

    /** The sentence for a person; a code without one is our mistake and says only what the status says. */
    String sentence(Refused refused, Locale locale) {
        String sentence = messages.getMessage(refused.code(), refused.arguments(), null, locale);
        return sentence == null ? text(HttpStatus.UNPROCESSABLE_CONTENT, locale) : sentence;
    }

    private Refusal invalid(Map<String, List<String>> errors, Locale locale) {
        String sentence = messages.getMessage("site.refused.invalid", null, locale);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return new Refusal(status, "site.refused.invalid", title(status, locale), sentence, errors);
    }

    private Refusal refusal(HttpStatus status, String key, Locale locale) {
        return refusal(status, key, key, null, locale);
    }

    private Refusal refusal(HttpStatus status, String code, String key, Object @Nullable [] arguments, Locale locale) {
        return new Refusal(status, code, title(status, locale), messages.getMessage(key, arguments, locale), Map.of());
    }

    private String title(HttpStatus status, Locale locale) {
        return worded(status, "title", locale);
    }

    private String text(HttpStatus status, Locale locale) {
        return worded(status, "text", locale);
    }

    private String worded(HttpStatus status, String part, Locale locale) {
        String own = messages.getMessage("ui.error." + status.value() + "." + part, null, null, locale);
        if (own != null) {
            return own;
        }
        String family = status.is4xxClientError() ? "400" : "500";
        return messages.getMessage("ui.error." + family + "." + part, null, locale);
    }

    private Map<String, List<String>> errors(BindingResult invalid, Locale locale) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        invalid.getFieldErrors()
                .forEach(error -> errors.merge(error.getField(), List.of(sentence(error, locale)), Refusals::both));
        return errors;
    }

    private Map<String, List<String>> errors(HandlerMethodValidationException invalid, Locale locale) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        invalid.getParameterValidationResults().forEach(result -> {
            if (result instanceof org.springframework.validation.method.ParameterErrors bean) {
                bean.getFieldErrors()
                        .forEach(error ->
                                errors.merge(error.getField(), List.of(sentence(error, locale)), Refusals::both));
            } else {
                String name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors()
                        .forEach(error -> errors.merge(name, List.of(sentence(error, locale)), Refusals::both));
            }
        });
        return errors;
    }

    private String sentence(MessageSourceResolvable error, Locale locale) {
        return messages.getMessage(error, locale);
    }

    private static List<String> both(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Spring's own classes first; then what the engine or a driver wrapped. */
    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessResourceException
                || (cause instanceof SQLException sql && isAway(sql));
    }

    /** PostgreSQL keeps no text with the character 0, which no keyboard types. */
    private static boolean cannotBeKept(Throwable cause) {
        return cause instanceof SQLException sql && NOT_KEPT.contains(String.valueOf(sql.getSQLState()));
    }

    /** How many parts may be sent at once, where there were more, which Spring takes for too large a file. */
    private static @Nullable Long mostParts(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof FileCountLimitExceededException many) {
                return many.getLimit();
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean doesNotFit(Throwable cause) {
        return cause instanceof SQLException sql && NO_ROOM.contains(String.valueOf(sql.getSQLState()));
    }

    private static boolean caused(Throwable failure, Predicate<Throwable> by) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (by.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAway(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof java.sql.SQLTransientConnectionException
                || sql instanceof java.sql.SQLNonTransientConnectionException
                || (state != null && AWAY.stream().anyMatch(state::startsWith));
    }
}
