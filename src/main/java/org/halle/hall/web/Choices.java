package org.halle.hall.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.hall.Condition;
import org.halle.hall.FunderKind;
import org.halle.hall.Instrument;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What can be chosen in a list: codes and how they read. */
final class Choices {

    private static final List<String> CHALLENGES = List.of(
            "alimentation-durable",
            "reemploi",
            "mobilites",
            "habitat-participatif",
            "inclusion-numerique",
            "sante-grand-age",
            "transition-energetique",
            "culture-lien-social");
    private static final List<String> STAGES = List.of("emergence", "amorcage", "consolidation", "changement-echelle");

    private Choices() {}

    static Map<String, String> challenges(MessageSource messages) {
        return labelled(messages, "hall.challenge.", CHALLENGES);
    }

    static Map<String, String> stages(MessageSource messages) {
        return labelled(messages, "hall.stage.", STAGES);
    }

    static Map<String, String> kinds(MessageSource messages) {
        return labelled(
                messages,
                "hall.funder-kind.",
                Arrays.stream(FunderKind.values()).map(FunderKind::code).toList());
    }

    /** Those a project can take; all when it has not said. */
    static Map<String, String> instruments(MessageSource messages, Collection<Instrument> wanted) {
        Collection<Instrument> offered = wanted.isEmpty() ? List.of(Instrument.values()) : wanted;
        return labelled(
                messages,
                "hall.instrument.",
                offered.stream().map(Instrument::code).toList());
    }

    /** Kinds of funders whose joining a pledge may wait for; a guarantor first. */
    static Map<String, String> joining(MessageSource messages) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(
                Condition.KindJoins.GUARANTOR,
                messages.getMessage("hall.condition.guarantor", null, LocaleContextHolder.getLocale()));
        kinds.putAll(kinds(messages));
        return kinds;
    }

    private static Map<String, String> labelled(MessageSource messages, String prefix, Collection<String> codes) {
        Map<String, String> labels = new LinkedHashMap<>();
        codes.forEach(
                code -> labels.put(code, messages.getMessage(prefix + code, null, LocaleContextHolder.getLocale())));
        return labels;
    }
}
