package org.halle.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;

/**
 * What is needed to draft a programme.
 *
 * @param territory code of a département, "44", "2A", "974"
 */
public record NewProgramme(String title, String summary, String territory, Plan plan, Rules rules) {

    private static final int LONGEST_TITLE = 200;
    private static final Pattern DEPARTEMENT = Pattern.compile("\\d{2}|2[AB]|97\\d");

    /** @throws RefusedFields naming everything that stands wrong at once */
    void check() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (title.isBlank()) {
            wrong.put("title", new Refused("programme.title.missing"));
        } else if (title.length() > LONGEST_TITLE) {
            wrong.put("title", new Refused("programme.title.too-long", LONGEST_TITLE));
        }
        if (!DEPARTEMENT.matcher(territory).matches()) {
            wrong.put("territory", new Refused("programme.territory.unknown"));
        }
        wrong.putAll(plan.problems());
        wrong.putAll(rules.problems());
        if (!wrong.isEmpty()) {
            throw new RefusedFields("programme.refused", wrong);
        }
    }
}
