package org.halle.hall.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.hall.pitch.PitchDay;
import org.halle.hall.pitch.SetPitchDay;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/** A day of pitches as it was typed. */
record PitchDayForm(
        @Nullable String day,
        @Nullable String from,
        @Nullable String minutes,
        @Nullable String slots,
        @Nullable String rooms,
        @Nullable String place) {

    static PitchDayForm of(@Nullable PitchDay known) {
        if (known == null) {
            return new PitchDayForm("", "09:30", "15", "16", "", "");
        }
        ZonedDateTime starts = known.startsAt().atZone(HalleClock.PARIS);
        return new PitchDayForm(
                starts.toLocalDate().toString(),
                starts.toLocalTime().toString(),
                Integer.toString(known.minutes()),
                Integer.toString(known.slots()),
                String.join("\n", known.rooms()),
                known.place());
    }

    /** @throws RefusedFields naming each field that cannot be read */
    SetPitchDay read() {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        LocalDate on = null;
        LocalTime at = null;
        try {
            on = LocalDate.parse(text(day));
        } catch (DateTimeParseException unread) {
            wrong.put("day", new Refused("pitch.refused.day"));
        }
        try {
            at = LocalTime.parse(text(from));
        } catch (DateTimeParseException unread) {
            wrong.put("from", new Refused("pitch.refused.day"));
        }
        int length = number("minutes", minutes, wrong);
        int count = number("slots", slots, wrong);
        if (on == null || at == null || !wrong.isEmpty()) {
            throw new RefusedFields("pitch.refused.form", wrong);
        }
        return new SetPitchDay(on, at, length, count, text(rooms).lines().toList(), text(place));
    }

    /** The field that a refusal belongs to. */
    static String field(Refused refused) {
        return switch (refused.code()) {
            case "pitch.refused.minutes" -> "minutes";
            case "pitch.refused.slots" -> "slots";
            case "pitch.refused.rooms" -> "rooms";
            default -> "day";
        };
    }

    private static int number(String field, @Nullable String typed, Map<String, Refused> wrong) {
        if (!text(typed).matches("[0-9]{1,4}")) {
            wrong.put(field, new Refused("pitch.refused.number"));
            return 0;
        }
        return Integer.parseInt(text(typed));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
