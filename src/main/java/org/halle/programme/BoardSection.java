package org.halle.programme;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a programme's board that a stage fills, as a bean of its {@code web} package. The board shows the sections
 * in their order, to the programme's manager:
 *
 * <pre>{@code
 * @Bean
 * BoardSection applications(ApplicationRegister register) {
 *     return BoardSection.titled("call.board.title").order(10)
 *             .funnel(programme -> List.of(new Figure("call.board.submitted", 61, "/projects?programme=…")));
 * }
 *
 * @Bean
 * BoardSection reviews(Reviews reviews) {
 *     return BoardSection.titled("selection.board.title").order(20)
 *             .fragment("selection/board :: reviews", programme -> Map.of("done", 61, "asked", 183));
 * }
 * }</pre>
 *
 * A fragment reads its model as {@code ${section['done']}}; the programme as {@code ${programme}}. A section whose list
 * or model comes back empty is left out. Observers see figures and funnels, without their links, and never a fragment:
 * figures tell nobody's score and nobody's name. Orders: call 10, selection 20, cohort 30, hall 40, impact 50.
 */
public final class BoardSection {

    /**
     * A number of the board.
     *
     * @param label key of what is counted, in the message files; {0} there is the number
     * @param number how many
     * @param path where they are listed; null when nowhere
     */
    public record Figure(String label, long number, @Nullable String path) {}

    /** How a section is drawn. */
    public enum Look {
        /** Numbers side by side. */
        FIGURES,
        /** Numbers under one another, each a part of the first. */
        FUNNEL,
        /** Whatever the fragment draws. */
        FRAGMENT
    }

    private final String title;
    private final int order;
    private final Look look;
    private final Function<ProgrammeId, List<Figure>> figures;
    private final String fragment;
    private final Function<ProgrammeId, Map<String, Object>> model;

    private BoardSection(
            Description description,
            Look look,
            Function<ProgrammeId, List<Figure>> figures,
            String fragment,
            Function<ProgrammeId, Map<String, Object>> model) {
        this.title = description.title;
        this.order = description.order;
        this.look = look;
        this.figures = figures;
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

    public Look look() {
        return look;
    }

    /** The fragment that draws it; empty for figures and funnels. */
    public String fragment() {
        return fragment;
    }

    public List<Figure> figures(ProgrammeId programme) {
        return figures.apply(programme);
    }

    /** What its fragment reads. */
    public Map<String, Object> model(ProgrammeId programme) {
        return model.apply(programme);
    }

    /** A section being described. */
    public record Description(String title, int order) {

        public Description order(int place) {
            return new Description(title, place);
        }

        /** Numbers side by side. */
        public BoardSection figures(Function<ProgrammeId, List<Figure>> figures) {
            return new BoardSection(this, Look.FIGURES, figures, "", programme -> Map.of());
        }

        /** Numbers of which each is a part of the first. */
        public BoardSection funnel(Function<ProgrammeId, List<Figure>> figures) {
            return new BoardSection(this, Look.FUNNEL, figures, "", programme -> Map.of());
        }

        /** @param fragment a Thymeleaf fragment, as "selection/board :: reviews" */
        public BoardSection fragment(String fragment, Function<ProgrammeId, Map<String, Object>> model) {
            return new BoardSection(this, Look.FRAGMENT, programme -> List.of(), fragment, model);
        }
    }
}
