package org.halle.selection.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.kernel.PersonId;
import org.halle.people.Person;
import org.halle.selection.Calibration;

/**
 * How a juror scores beside the others, drawn as a bar from the middle: to the left severer, to the right kinder.
 *
 * @param barX where the bar begins, in per cent of the width
 * @param barWidth how long it is
 */
record Severity(String name, double shift, int scores, int group, String barX, String barWidth) {

    private static final double MIDDLE = 50;

    /** The severest first; the longest bar fills half of the width. */
    static List<Severity> of(Calibration calibration, Map<PersonId, Person> people) {
        double widest = calibration.jurors().stream()
                .mapToDouble(juror -> Math.abs(juror.shift()))
                .max()
                .orElse(0);
        return calibration.jurors().stream()
                .map(juror -> {
                    double part = widest == 0 ? 0 : Math.abs(juror.shift()) / widest * MIDDLE;
                    Person person = people.get(juror.juror());
                    return new Severity(
                            person == null ? "" : person.displayName(),
                            juror.shift(),
                            juror.scores(),
                            juror.group(),
                            percent(juror.shift() < 0 ? MIDDLE - part : MIDDLE),
                            percent(part));
                })
                .toList();
    }

    private static String percent(double figure) {
        return String.format(Locale.ROOT, "%.1f%%", figure);
    }
}
