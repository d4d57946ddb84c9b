package org.halle.cohort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The names of the challenges that ventures answer; a code that a new form brings stands for itself. */
@Component
public class Sectors {

    private static final List<String> USUAL = List.of(
            "alimentation-durable",
            "reemploi",
            "mobilites",
            "habitat-participatif",
            "inclusion-numerique",
            "sante-grand-age",
            "transition-energetique",
            "culture-lien-social");

    private final MessageSource texts;

    Sectors(MessageSource texts) {
        this.texts = texts;
    }

    public String name(String code, Locale locale) {
        if (code.isBlank()) {
            return texts.getMessage("cohort.sector.none", null, locale);
        }
        String name = texts.getMessage("cohort.sector." + code, null, code, locale);
        return name == null ? code : name;
    }

    /** The usual ones and those in use, by code, in order. */
    public Map<String, String> named(Iterable<String> inUse, Locale locale) {
        Map<String, String> names = new LinkedHashMap<>();
        USUAL.forEach(code -> names.put(code, name(code, locale)));
        inUse.forEach(code -> names.putIfAbsent(code, name(code, locale)));
        return names;
    }
}
