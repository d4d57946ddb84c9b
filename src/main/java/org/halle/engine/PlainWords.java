package org.halle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Outline;
import org.halle.engine.sandbox.Outline.Line;
import org.halle.engine.sandbox.Sentences;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Diagrams in plain words: for who cannot see them, and for who reads once more before publishing. */
@Service
public class PlainWords {

    /**
     * One sentence of a diagram, with those that belong under it.
     *
     * @param element the id of the element it tells of
     */
    public record Told(String element, String text, List<Told> under) {

        /** Itself and all under it, in their order. */
        public Stream<Told> all() {
            return Stream.concat(Stream.of(this), under.stream().flatMap(Told::all));
        }
    }

    private final Catalogue catalogue;
    private final MessageSource messages;

    PlainWords(Catalogue catalogue, MessageSource messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** In the order in which things happen; empty when the diagram cannot be read. */
    public List<Told> of(String xml, Locale language) {
        Map<String, String> variables = new HashMap<>();
        catalogue.steps().forEach(step -> step.outcomes()
                .forEach(outcome -> variables.put(outcome.name(), outcome.label())));
        Map<String, String> lists = new HashMap<>();
        catalogue.lists().forEach(list -> lists.put(list.name(), list.title()));
        Sentences say = new Sentences(
                language, (key, arguments) -> messages.getMessage(key, arguments, language), variables, lists);
        List<Line> lines = Outline.of(ModelFile.of("diagram.bpmn", xml), say);
        return under(lines, 0, lines.size(), 0);
    }

    private static List<Told> under(List<Line> lines, int from, int to, int depth) {
        List<Told> told = new ArrayList<>();
        int at = from;
        while (at < to) {
            int next = at + 1;
            while (next < to && lines.get(next).depth() > depth) {
                next++;
            }
            Line line = lines.get(at);
            told.add(new Told(line.element(), line.text(), under(lines, at + 1, next, depth + 1)));
            at = next;
        }
        return List.copyOf(told);
    }
}
