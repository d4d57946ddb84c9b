package org.halle.cohort;

import java.util.Map;
import java.util.function.BiFunction;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;

/**
 * A part of a venture's page that a later stage fills, as a bean of its {@code web} package:
 *
 * <pre>{@code
 * @Bean
 * VentureSection impact(Measuring measuring) {
 *     return VentureSection.titled("impact.venture.title").order(50)
 *             .fragment("impact/venture :: series", (venture, by) -> Map.of("charts", …));
 * }
 * }</pre>
 *
 * The fragment reads its model as {@code ${section['charts']}}; the venture as {@code ${venture}}. A section whose model
 * comes back empty is left out. Whoever may see the venture's page sees its sections. Orders: hall 40, impact 50.
 */
public final class VentureSection {

    private final String title;
    private final int order;
    private final String fragment;
    private final BiFunction<VentureId, PersonId, Map<String, Object>> model;

    private VentureSection(
            Description description, String fragment, BiFunction<VentureId, PersonId, Map<String, Object>> model) {
        this.title = description.title;
        this.order = description.order;
        this.fragment = fragment;
        this.model = model;
    }

    /** @param title key of the section's heading, in the message files */
    public static Description titled(String title) {
        return new Description(title, 0);
    }

    public String title() {
        return title;
    }

    public int order() {
        return order;
    }

    public String fragment() {
        return fragment;
    }

    /** What its fragment reads, for this reader. */
    public Map<String, Object> model(VentureId venture, PersonId by) {
        return model.apply(venture, by);
    }

    /** A section being described. */
    public record Description(String title, int order) {

        public Description order(int place) {
            return new Description(title, place);
        }

        /** @param fragment a Thymeleaf fragment, as "impact/venture :: series" */
        public VentureSection fragment(String fragment, BiFunction<VentureId, PersonId, Map<String, Object>> model) {
            return new VentureSection(this, fragment, model);
        }
    }
}
