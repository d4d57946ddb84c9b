package org.halle.selection.web;

import java.time.Instant;
import java.util.Locale;
import org.halle.kernel.LongDay;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.selection.Shortlist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who settled a list and who froze it, in a sentence. */
@Component
class Signatures {

    private final People people;
    private final MessageSource messages;

    Signatures(People people, MessageSource messages) {
        this.people = people;
        this.messages = messages;
    }

    String of(@Nullable Shortlist list, Locale locale) {
        if (list == null || list.settledBy() == null) {
            return messages.getMessage("selection.paper.open", null, locale);
        }
        String settled = day(list.settledAt(), locale);
        return list.frozenBy() == null
                ? messages.getMessage("selection.paper.settled", new Object[] {settled, name(list.settledBy())}, locale)
                : messages.getMessage(
                        "selection.paper.frozen",
                        new Object[] {
                            settled, name(list.settledBy()), day(list.frozenAt(), locale), name(list.frozenBy())
                        },
                        locale);
    }

    private String name(@Nullable PersonId person) {
        return person == null ? "" : people.get(person).displayName();
    }

    private static String day(@Nullable Instant at, Locale locale) {
        return at == null ? "" : LongDay.of(at, locale);
    }
}
