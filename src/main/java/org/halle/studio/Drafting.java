package org.halle.studio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halle.engine.ModelCheck;
import org.halle.engine.Publication;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.studio.Drafts.Draft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/** Changing files without anybody noticing yet: each person in drafts of their own, checked as they are saved. */
@Service
@Transactional
public class Drafting {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,50}\\.(bpmn|dmn|form)");
    private static final Pattern TITLE =
            Pattern.compile("<(?:\\w+:)?(?:process|decision)\\b[^>]*?\\bname=\"([^\"]+)\"");
    private static final Pattern TASK = Pattern.compile("<(?:\\w+:)?userTask\\b[^>]*>");
    private static final Pattern NAME_OF_TASK = Pattern.compile("\\sname=\"([^\"]+)\"");
    private static final Pattern FORM_OF_TASK = Pattern.compile("formRef=\"([^\"]+)\"");
    private static final int LARGEST = 1_000_000;

    private final Authors authors;
    private final Publication publication;
    private final Drafts drafts;
    private final ModelCheck check;
    private final LetterFiles letters;
    private final HalleClock clock;

    Drafting(
            Authors authors,
            Publication publication,
            Drafts drafts,
            ModelCheck check,
            LetterFiles letters,
            HalleClock clock) {
        this.authors = authors;
        this.publication = publication;
        this.drafts = drafts;
        this.check = check;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * A file of the set, as one person sees it.
     *
     * @param title what its diagram or decision is called; the tasks that show a form; else the name without its ending
     * @param fresh it is not in force yet
     * @param savedAt when one's own draft was saved; null without one
     * @param others who else has a draft of it
     */
    public record FileLine(
            String name, String title, boolean fresh, @Nullable Instant savedAt, List<PersonId> others) {}

    /**
     * A file opened for editing: one's own draft, or what is in force.
     *
     * @param changedSince somebody has published another version since the draft was begun
     */
    public record OpenFile(
            String name,
            String content,
            @Nullable Instant savedAt,
            boolean changedSince,
            List<PersonId> others,
            List<Problem> problems) {}

    /** What saving a draft found. */
    public record Saved(boolean changedSince, List<Problem> problems) {}

    @Transactional(readOnly = true)
    public List<FileLine> files(PersonId by) {
        authors.require(by);
        Map<String, String> inForce = inForce();
        List<Draft> all = drafts.all();
        Set<String> names = new TreeSet<>(inForce.keySet());
        all.stream().filter(draft -> draft.by().equals(by)).map(Draft::file).forEach(names::add);
        Map<String, String> tasks = new HashMap<>();
        names.stream()
                .filter(name -> name.endsWith(".bpmn"))
                .map(name -> mine(all, by, name).orElseGet(() -> inForce.getOrDefault(name, "")))
                .forEach(diagram -> tasks(diagram, tasks));
        return names.stream()
                .map(name -> new FileLine(
                        name,
                        tasks.getOrDefault(
                                name, title(name, mine(all, by, name).orElseGet(() -> inForce.getOrDefault(name, "")))),
                        !inForce.containsKey(name),
                        all.stream()
                                .filter(draft ->
                                        draft.by().equals(by) && draft.file().equals(name))
                                .map(Draft::savedAt)
                                .findFirst()
                                .orElse(null),
                        others(all, by, name)))
                .toList();
    }

    @Transactional(readOnly = true)
    public OpenFile open(PersonId by, String file) {
        authors.require(by);
        Map<String, String> inForce = inForce();
        List<Draft> all = drafts.all();
        Draft mine = all.stream()
                .filter(draft -> draft.by().equals(by) && draft.file().equals(file))
                .findFirst()
                .orElse(null);
        String content = mine == null ? inForce.get(file) : mine.content();
        if (content == null) {
            throw new NotFound();
        }
        return new OpenFile(
                file,
                content,
                mine == null ? null : mine.savedAt(),
                mine != null && changedSince(mine, inForce),
                others(all, by, file),
                mine == null ? List.of() : problems(by, file, content));
    }

    /**
     * Saves what somebody draws, whatever it is worth: it harms nobody before it is published.
     *
     * @throws Refused when it is larger than a megabyte
     */
    public Saved save(PersonId by, String file, String content) {
        authors.require(by);
        if (content.length() > LARGEST) {
            throw new Refused("studio.draft.too-large");
        }
        Map<String, String> inForce = inForce();
        Draft before = drafts.find(by, file).orElse(null);
        if (before == null && !inForce.containsKey(file)) {
            throw new NotFound();
        }
        String beganFrom = before == null ? inForce.getOrDefault(file, "") : before.beganFrom();
        Draft draft = new Draft(file, by, content, beganFrom, clock.instant());
        if (content.strip().equals(inForce.getOrDefault(file, "").strip())) {
            drafts.remove(by, file);
        } else {
            drafts.save(draft);
        }
        return new Saved(changedSince(draft, inForce), problems(by, file, content));
    }

    /**
     * Begins a file that does not exist yet.
     *
     * @throws Refused when the name is taken or cannot be one
     */
    public void create(PersonId by, String file) {
        authors.require(by);
        if (!NAME.matcher(file).matches()) {
            throw new Refused("studio.new.name");
        }
        if (inForce().containsKey(file) || drafts.find(by, file).isPresent()) {
            throw new Refused("studio.new.taken", file);
        }
        drafts.save(new Draft(file, by, Blank.of(file), "", clock.instant()));
    }

    public void discard(PersonId by, String file) {
        authors.require(by);
        drafts.remove(by, file);
    }

    /** Keeps one's own version although somebody published another one meanwhile. */
    public void keepMine(PersonId by, String file) {
        authors.require(by);
        Draft mine = drafts.find(by, file).orElseThrow(NotFound::new);
        String inForce = inForce().getOrDefault(file, "");
        drafts.save(new Draft(file, by, mine.content(), inForce, mine.savedAt()));
    }

    /** What is wrong with one file, beside one's own other drafts and what is in force. */
    private List<Problem> problems(PersonId by, String file, String content) {
        if (LetterFiles.is(file)) {
            return letters.problems(Map.of(file, content));
        }
        List<ModelFile> bundle = new ArrayList<>();
        bundle.add(ModelFile.of(file, content));
        drafts.of(by).stream()
                .filter(draft -> !draft.file().equals(file) && !LetterFiles.is(draft.file()))
                .map(draft -> ModelFile.of(draft.file(), draft.content()))
                .forEach(bundle::add);
        return check.check(bundle).stream()
                .filter(problem -> problem.file().equals(file))
                .toList();
    }

    private Map<String, String> inForce() {
        Map<String, String> files = new TreeMap<>(publication.inForce().files());
        files.putAll(letters.inForce());
        return files;
    }

    static boolean changedSince(Draft draft, Map<String, String> inForce) {
        return !Objects.equals(draft.beganFrom(), inForce.getOrDefault(draft.file(), ""));
    }

    private static Optional<String> mine(List<Draft> all, PersonId by, String file) {
        return all.stream()
                .filter(draft -> draft.by().equals(by) && draft.file().equals(file))
                .map(Draft::content)
                .findFirst();
    }

    private static String title(String file, String content) {
        if (LetterFiles.is(file)) {
            return LetterFiles.read(file, content).in(Language.FR).subject();
        }
        Matcher named = TITLE.matcher(content);
        return !file.endsWith(".form") && named.find()
                ? HtmlUtils.htmlUnescape(named.group(1))
                : file.substring(0, file.lastIndexOf('.'));
    }

    /** Which tasks show a form, by its file: a form has no name of its own. */
    private static void tasks(String diagram, Map<String, String> tasks) {
        Matcher task = TASK.matcher(diagram);
        while (task.find()) {
            Matcher form = FORM_OF_TASK.matcher(task.group());
            Matcher name = NAME_OF_TASK.matcher(task.group());
            if (form.find() && name.find()) {
                tasks.merge(
                        form.group(1) + ".form",
                        HtmlUtils.htmlUnescape(name.group(1)).replaceAll("\\s+", " "),
                        (one, other) -> one.contains(other) ? one : one + ", " + other);
            }
        }
    }

    private static List<PersonId> others(List<Draft> all, PersonId by, String file) {
        return all.stream()
                .filter(draft -> draft.file().equals(file) && !draft.by().equals(by))
                .map(Draft::by)
                .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf));
    }
}
