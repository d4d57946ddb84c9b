package org.halle.cohort.web;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.cohort.OfferSlots;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.jspecify.annotations.Nullable;

/** Hours to offer, as they were typed. */
record SlotForm(String theme, String place, String day, String hour, String minutes, String perDay, String weeks) {

    SlotForm {
        theme = requireNonNullElse(theme, "");
        place = requireNonNullElse(place, "");
        day = requireNonNullElse(day, "");
        hour = requireNonNullElse(hour, "");
        minutes = requireNonNullElse(minutes, "");
        perDay = requireNonNullElse(perDay, "");
        weeks = requireNonNullElse(weeks, "");
    }

    static SlotForm empty(String place) {
        return new SlotForm("", place, "", "", "60", "4", "1");
    }

    /** @throws RefusedFields naming each field that cannot be read */
    OfferSlots read(ProgrammeId programme) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        LocalDate date = day(wrong);
        LocalTime time = hour(wrong);
        Integer length = number("minutes", minutes, wrong);
        Integer aDay = number("perDay", perDay, wrong);
        Integer times = number("weeks", weeks, wrong);
        if (date == null || time == null || length == null || aDay == null || times == null) {
            throw new RefusedFields("cohort.slots.refused", wrong);
        }
        return new OfferSlots(programme, theme, place, date, time, length, aDay, times);
    }

    private @Nullable LocalDate day(Map<String, Refused> wrong) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException unreadable) {
            wrong.put("day", new Refused("cohort.slots.day.missing"));
            return null;
        }
    }

    private @Nullable LocalTime hour(Map<String, Refused> wrong) {
        try {
            return LocalTime.parse(hour);
        } catch (DateTimeParseException unreadable) {
            wrong.put("hour", new Refused("cohort.held.hour.missing"));
            return null;
        }
    }

    private static @Nullable Integer number(String field, String text, Map<String, Refused> wrong) {
        try {
            return TypedNumber.count(text);
        } catch (NumberFormatException unreadable) {
            wrong.put(field, new Refused("cohort.slots.number"));
            return null;
        }
    }
}
