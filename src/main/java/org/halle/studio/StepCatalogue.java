package org.halle.studio;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.halle.desk.TaskHandler;
import org.halle.engine.Catalogue;
import org.halle.engine.NamedList;
import org.halle.engine.NamedMoment;
import org.halle.engine.Publication;
import org.halle.engine.Step;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The catalogue for reading: what each step does, what it wants and tells, and where the diagrams in force use it. */
@Service
@Transactional(readOnly = true)
public class StepCatalogue {

    /**
     * What a diagram may have done.
     *
     * @param person whether a person does it, on a task; else the machine does
     * @param uses where it stands in the diagrams in force
     * @param example a diagram of three elements that could be published as it is; null for what a person does
     */
    public record Entry(
            String name,
            String title,
            String help,
            boolean person,
            List<Step.Input> inputs,
            List<Step.Result> outcomes,
            List<Step.Failure> failures,
            List<Use> uses,
            @Nullable String example) {

        /** The diagrams in force that use it, each once. */
        public List<String> processes() {
            return uses.stream().map(Use::process).distinct().toList();
        }
    }

    /** An element of a diagram in force. */
    public record Use(String file, String process, String element) {}

    /** What diagrams may go through one by one, or wait for. */
    public record Word(String name, String title) {}

    private final Authors authors;
    private final Catalogue catalogue;
    private final ObjectProvider<TaskHandler> handlers;
    private final Publication publication;

    StepCatalogue(Authors authors, Catalogue catalogue, ObjectProvider<TaskHandler> handlers, Publication publication) {
        this.authors = authors;
        this.catalogue = catalogue;
        this.handlers = handlers;
        this.publication = publication;
    }

    /** In the order of their titles. */
    public List<Entry> all(PersonId by) {
        authors.require(by);
        Map<String, List<Use>> uses = uses();
        List<Entry> entries = new ArrayList<>();
        catalogue.steps().forEach(step -> entries.add(entry(step, uses)));
        handlers.forEach(handler -> entries.add(entry(handler, uses)));
        // as a French dictionary does: É among the E
        entries.sort(Comparator.comparing(Entry::title, Collator.getInstance(Locale.FRENCH)));
        return entries;
    }

    /** @throws NotFound when there is none of that name */
    public Entry one(PersonId by, String name) {
        return all(by).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** What a loop may go through, one by one. */
    public List<Word> lists(PersonId by) {
        authors.require(by);
        return catalogue.lists().stream()
                .sorted(Comparator.comparing(NamedList::title))
                .map(list -> new Word(list.name(), list.title()))
                .toList();
    }

    /** What a timer may wait for, so long before it. */
    public List<Word> moments(PersonId by) {
        authors.require(by);
        return catalogue.moments().stream()
                .sorted(Comparator.comparing(NamedMoment::title))
                .map(moment -> new Word(moment.name(), moment.title()))
                .toList();
    }

    private static Entry entry(Step step, Map<String, List<Use>> uses) {
        return new Entry(
                step.name(),
                step.title(),
                step.help(),
                false,
                step.inputs(),
                step.outcomes(),
                step.failures(),
                uses.getOrDefault("${" + step.name() + "}", List.of()),
                StepExample.of(step));
    }

    private static Entry entry(TaskHandler handler, Map<String, List<Use>> uses) {
        return new Entry(
                handler.name(),
                handler.title(),
                handler.help(),
                true,
                List.of(),
                List.of(),
                List.of(),
                uses.getOrDefault(handler.name(), List.of()),
                null);
    }

    /** By the expression of a step, or by the name of a handler. */
    private Map<String, List<Use>> uses() {
        Map<String, List<Use>> uses = new TreeMap<>();
        publication.inForce().files().forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                uses(file, content, uses);
            }
        });
        return uses;
    }

    private static void uses(String file, String content, Map<String, List<Use>> uses) {
        try {
            Element root = Difference.document(content);
            String process = elements(root, "process").stream()
                    .map(one -> one.getAttribute("name"))
                    .filter(name -> !name.isBlank())
                    .findFirst()
                    .orElse(file);
            for (Element task : elements(root, "serviceTask")) {
                use(file, process, task, task.getAttribute("camunda:delegateExpression"), uses);
            }
            for (Element task : elements(root, "userTask")) {
                elements(task, "property").stream()
                        .filter(property -> property.getAttribute("name").equals("handler"))
                        .forEach(property -> use(file, process, task, property.getAttribute("value"), uses));
            }
        } catch (Exception unreadable) {
            // it is in force: it was readable when it was checked; a file nobody can read has no uses to show
            return;
        }
    }

    private static void use(String file, String process, Element task, String word, Map<String, List<Use>> uses) {
        String name = task.getAttribute("name").replaceAll("\\s+", " ");
        uses.computeIfAbsent(word, one -> new ArrayList<>())
                .add(new Use(file, process, name.isBlank() ? task.getAttribute("id") : name));
    }

    private static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(number -> (Element) found.item(number))
                .toList();
    }
}
