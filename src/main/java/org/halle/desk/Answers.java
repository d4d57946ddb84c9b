package org.halle.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.halle.kernel.DocumentId;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a form, after the desk checked them against the deployed form: known keys only, each of the form's
 * type. Fields that were hidden or left empty are absent.
 */
public final class Answers {

    private final Map<String, Object> byKey;

    public Answers(Map<String, Object> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /** The answer's text, stripped; empty when there is none. */
    public String text(String key) {
        Object answer = byKey.get(key);
        return answer == null ? "" : answer.toString().strip();
    }

    /** The code of a choice; null when none was made. */
    public @Nullable String choice(String key) {
        String code = text(key);
        return code.isEmpty() ? null : code;
    }

    /** The codes of a list of choices. */
    public List<String> choices(String key) {
        return byKey.get(key) instanceof Collection<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** A number; null when there is no answer, or when a draft still holds something else. */
    public @Nullable BigDecimal number(String key) {
        return numberOf(byKey.get(key));
    }

    static @Nullable BigDecimal numberOf(@Nullable Object answer) {
        try {
            return answer == null ? null : new BigDecimal(answer.toString());
        } catch (NumberFormatException unchecked) {
            return null;
        }
    }

    public @Nullable Integer integer(String key) {
        BigDecimal number = number(key);
        return number == null ? null : number.intValue();
    }

    /** An amount asked in whole or decimal euros. */
    public @Nullable Money euros(String key) {
        BigDecimal number = number(key);
        return number == null ? null : new Money(number.movePointRight(2).longValue());
    }

    /** A ticked box; false when unticked or absent. A radio "yes"/"no", "true"/"false" is understood too. */
    public boolean flag(String key) {
        Object answer = byKey.get(key);
        return answer != null && (answer.equals(true) || answer.equals("true") || answer.equals("yes"));
    }

    public @Nullable LocalDate date(String key) {
        String text = text(key);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** The files handed in with a file field, in the order they were added. */
    public List<DocumentId> documents(String key) {
        if (!(byKey.get(key) instanceof Collection<?> files)) {
            return List.of();
        }
        return files.stream()
                .map(file -> DocumentId.of(String.valueOf(((Map<?, ?>) file).get("documentId"))))
                .toList();
    }

    public Map<String, Object> asMap() {
        return byKey;
    }
}
