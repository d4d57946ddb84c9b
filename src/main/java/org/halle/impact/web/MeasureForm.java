package org.halle.impact.web;

import static java.util.Objects.requireNonNullElse;

/**
 * A measure as it was typed.
 *
 * @param indicator which one is measured; blank for a new one, which has a name and a unit
 */
record MeasureForm(
        String indicator, String name, String unit, String point, String measured, String measuredOn, String source) {

    MeasureForm {
        indicator = requireNonNullElse(indicator, "");
        name = requireNonNullElse(name, "");
        unit = requireNonNullElse(unit, "");
        point = requireNonNullElse(point, "");
        measured = requireNonNullElse(measured, "");
        measuredOn = requireNonNullElse(measuredOn, "");
        source = requireNonNullElse(source, "");
    }

    static final MeasureForm EMPTY = new MeasureForm("", "", "", "", "", "", "");
}
