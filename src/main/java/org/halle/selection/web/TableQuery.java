package org.halle.selection.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.halle.call.Decision;
import org.halle.selection.SelectionRegister.RankedLine;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How the ranked table is looked at: in which order, and which lines. Kept in the page's address.
 *
 * @param sort one of {@link #SORTS}
 * @param find words of the reference, the title or the organisation
 * @param theme a challenge's code
 * @param legal a legal status's code
 * @param state a decision's code, or "none"
 * @param split only those on which the jury is divided
 */
record TableQuery(String sort, String find, String theme, String town, String legal, String state, boolean split) {

    static final List<String> SORTS = List.of("list", "rank", "corrected", "deviation", "reference");

    private static final String NONE = "none";

    static TableQuery of(Map<String, String> asked) {
        String sort = asked.getOrDefault("sort", "");
        return new TableQuery(
                SORTS.contains(sort) ? sort : SORTS.get(0),
                asked.getOrDefault("find", "").strip(),
                asked.getOrDefault("theme", ""),
                asked.getOrDefault("town", ""),
                asked.getOrDefault("legal", ""),
                asked.getOrDefault("state", ""),
                "true".equals(asked.get("split")));
    }

    /** Whether the table is whole and in the list's own order: then lines can be moved. */
    boolean isWhole() {
        return sort.equals(SORTS.get(0)) && !isFiltered();
    }

    public boolean isFiltered() {
        return split || !(find + theme + town + legal + state).isEmpty();
    }

    /** The lines that are asked for, in the order asked for; the table comes in the list's own order. */
    List<RankedLine> of(List<RankedLine> table) {
        return table.stream().filter(this::shows).sorted(order()).toList();
    }

    private boolean shows(RankedLine line) {
        return (theme.isEmpty() || theme.equals(line.application().content().challenge()))
                && (town.isEmpty() || town.equals(line.application().content().town()))
                && (legal.isEmpty() || legal.equals(line.status().code()))
                && (state.isEmpty() || state.equals(code(line)))
                && (!split || line.statistics().disagreement())
                && (find.isEmpty() || words(line).contains(find.toLowerCase(Locale.ROOT)));
    }

    private static String code(RankedLine line) {
        Decision decision = line.decision();
        return decision == null ? NONE : decision.code();
    }

    private static String words(RankedLine line) {
        return (line.application().reference() + " "
                        + line.application().content().title() + " " + line.organisation())
                .toLowerCase(Locale.ROOT);
    }

    private Comparator<RankedLine> order() {
        return switch (sort) {
            case "rank" -> Comparator.comparingInt(line -> last(line.rank()));
            case "corrected" -> Comparator.comparingInt(line -> last(line.correctedRank()));
            case "deviation" ->
                Comparator.comparingDouble(
                                (RankedLine line) -> line.statistics().deviation())
                        .reversed();
            case "reference" -> Comparator.comparing(line -> line.application().reference());
            default -> (one, other) -> 0;
        };
    }

    /** A place without a score comes last. */
    private static int last(int rank) {
        return rank == 0 ? Integer.MAX_VALUE : rank;
    }

    /** As it stands in the page's address, "" when the table is whole. */
    String query() {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("sort", sort.equals(SORTS.get(0)) ? "" : sort);
        kept.put("find", find);
        kept.put("theme", theme);
        kept.put("town", town);
        kept.put("legal", legal);
        kept.put("state", state);
        kept.put("split", split ? "true" : "");
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        kept.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return Objects.requireNonNullElse(address.encode().buildAndExpand(kept).toUriString(), "");
    }
}
