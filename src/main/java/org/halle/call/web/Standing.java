package org.halle.call.web;

import java.util.Locale;
import org.halle.call.Application.Status;

/** How the state of an application is said and coloured. */
final class Standing {

    private Standing() {}

    /** Key of its word in the message files. */
    static String key(Status status) {
        return "call.status." + status.name().toLowerCase(Locale.ROOT);
    }

    /** One of the tones of {@code ui.html}. */
    static String tone(Status status) {
        return switch (status) {
            case DRAFT, TO_CORRECT -> "warning";
            case SUBMITTED, ELIGIBLE, WAITING -> "info";
            case ACCEPTED -> "accent";
            case CONFIRMED -> "success";
            case INELIGIBLE, REFUSED -> "danger";
            case LAPSED, WITHDRAWN, RELEASED -> "neutral";
        };
    }
}
