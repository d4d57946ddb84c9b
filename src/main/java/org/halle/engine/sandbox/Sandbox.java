package org.halle.engine.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.halle.engine.sandbox.JsonReader.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what managers draw before anything else reads it: at the start, while they edit, when they publish, and inside
 * the engine at every deployment.
 */
public final class Sandbox {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    /** A file that takes more of a processor than this was made to. */
    private static final int SECONDS = 5;

    /** How often the cost is looked at. */
    private static final int GLANCE_MILLIS = 100;

    /** How often a "for each" with a number may run. */
    public static final int MOST_ROUNDS = 200;

    private static final int MOST_FILES = 200;

    private static final ExecutorService READERS = Executors.newCachedThreadPool(work -> {
        Thread reader = new Thread(work, "sandbox");
        reader.setDaemon(true);
        return reader;
    });

    private final Vocabulary words;

    public Sandbox(Vocabulary words) {
        this.words = words;
    }

    /**
     * All that is wrong with a bundle of files; empty when it may be put in force.
     *
     * @param bundle the files to check
     * @param inForce the files that the bundle leaves as they are: it may refer to them
     */
    public List<Problem> check(List<ModelFile> bundle, List<ModelFile> inForce) {
        return inTime(bundle, () -> checked(bundle, inForce));
    }

    /**
     * What must hold of everything that the engine reads, also of what was put in force under older rules: that nothing
     * in it reaches out.
     */
    public List<Problem> reading(ModelFile file) {
        return inTime(List.of(file), () -> {
            Findings findings = new Findings(file.name());
            if (file.kind() == ModelFile.Kind.FORM) {
                JsonReader.read(file, findings);
            } else {
                XmlReader.read(file, findings).ifPresent(root -> {
                    if (file.kind() == ModelFile.Kind.DECISION) {
                        new DecisionCheck(root, findings).allowed();
                    } else {
                        new DiagramCheck(root, surroundings(Map.of(), Map.of()), findings).allowed();
                    }
                });
            }
            return findings.problems();
        });
    }

    /** The file under the name that the set knows it by: the id of what it holds. As it came when it cannot be read. */
    public static ModelFile underItsId(ModelFile file) {
        List<ModelFile> named = new ArrayList<>();
        inTime(List.of(file), () -> {
            Map<ModelFile, Node> trees = new HashMap<>();
            Map<ModelFile, Item> forms = new HashMap<>();
            read(file, new Findings(file.name()), trees, forms);
            first(file, trees, forms)
                    .ifPresent(
                            id -> named.add(new ModelFile(id + "." + file.kind().ending(), file.content())));
            return List.of();
        });
        return named.isEmpty() ? file : named.get(0);
    }

    private static Optional<String> first(ModelFile file, Map<ModelFile, Node> trees, Map<ModelFile, Item> forms) {
        Optional<String> id = Optional.ofNullable(forms.get(file)).map(form -> form.text("id"));
        if (id.isEmpty()) {
            id = Optional.ofNullable(trees.get(file)).stream()
                    .flatMap(tree -> tree.children().stream())
                    .filter(child -> Set.of("process", "decision").contains(child.name()))
                    .map(Node::id)
                    .findFirst();
        }
        return id.filter(text -> text.matches("[A-Za-z_][A-Za-z0-9_-]{0,99}"));
    }

    /** What is wrong with a form on its own. */
    public List<Problem> form(ModelFile form) {
        return inTime(List.of(form), () -> {
            Findings findings = new Findings(form.name());
            JsonReader.read(form, findings).ifPresent(root -> new FormFileCheck(root, findings).check());
            return findings.problems();
        });
    }

    private List<Problem> checked(List<ModelFile> bundle, List<ModelFile> inForce) {
        if (bundle.size() > MOST_FILES) {
            Findings findings = new Findings(bundle.get(0).name());
            findings.whole("too-many-files", MOST_FILES);
            return findings.problems();
        }
        Map<ModelFile, Findings> findings = new LinkedHashMap<>();
        bundle.forEach(file -> findings.put(file, new Findings(file.name())));
        Map<ModelFile, Node> trees = new LinkedHashMap<>();
        Map<ModelFile, Item> forms = new LinkedHashMap<>();
        for (ModelFile file : inForce) {
            read(file, new Findings(file.name()), trees, forms);
        }
        findings.forEach((file, own) -> read(file, own, trees, forms));
        once(bundle, findings, trees, forms);
        Surroundings around = surroundings(trees, forms);
        findings.forEach((file, own) -> {
            Node tree = trees.get(file);
            Item form = forms.get(file);
            if (form != null) {
                new FormFileCheck(form, own).check();
            } else if (tree != null && file.kind() == ModelFile.Kind.DECISION) {
                new DecisionCheck(tree, own).check();
            } else if (tree != null) {
                new DiagramCheck(tree, around, own).check();
            }
        });
        return findings.values().stream()
                .flatMap(own -> own.problems().stream())
                .toList();
    }

    private static void read(
            ModelFile file, Findings findings, Map<ModelFile, Node> trees, Map<ModelFile, Item> forms) {
        if (file.kind() == ModelFile.Kind.FORM) {
            JsonReader.read(file, findings).ifPresent(form -> forms.put(file, form));
        } else {
            XmlReader.read(file, findings).ifPresent(tree -> trees.put(file, tree));
        }
    }

    /** Two files of a bundle that claim to be the same process, decision or form: nobody could say which one wins. */
    private static void once(
            List<ModelFile> bundle,
            Map<ModelFile, Findings> findings,
            Map<ModelFile, Node> trees,
            Map<ModelFile, Item> forms) {
        Map<String, ModelFile> seen = new HashMap<>();
        for (ModelFile file : bundle) {
            Findings own = findings.get(file);
            for (String id : ids(file, trees, forms)) {
                ModelFile other = seen.put(file.kind() + "/" + id, file);
                if (other != null && other != file && own != null) {
                    own.at(id, null, "file-twice", id, other.name());
                }
            }
        }
    }

    private static Set<String> ids(ModelFile file, Map<ModelFile, Node> trees, Map<ModelFile, Item> forms) {
        Set<String> ids = new HashSet<>();
        Optional.ofNullable(forms.get(file)).ifPresent(form -> ids.add(form.text("id")));
        Optional.ofNullable(trees.get(file)).ifPresent(tree -> tree.children().stream()
                .filter(child -> Set.of("process", "decision").contains(child.name()))
                .forEach(child -> ids.add(child.id())));
        ids.remove("");
        return ids;
    }

    /** Later files stand for earlier ones of the same id: the bundle's for those in force. */
    private Surroundings surroundings(Map<ModelFile, Node> trees, Map<ModelFile, Item> forms) {
        Map<String, Node> processes = new HashMap<>();
        Set<String> decisions = new HashSet<>();
        trees.values().forEach(tree -> {
            tree.children("process").forEach(process -> processes.put(process.id(), process));
            tree.children("decision").forEach(decision -> decisions.add(decision.id()));
        });
        Map<String, Set<String>> keys = new HashMap<>();
        forms.values().forEach(form -> keys.put(form.text("id"), FormFileCheck.keys(form)));
        return new Surroundings(words, processes, keys, decisions);
    }

    /** Does something to files that may take for ever or overflow, and then says so instead. */
    public static List<Problem> inTime(List<ModelFile> files, Callable<List<Problem>> check) {
        String name = files.isEmpty() ? "" : files.get(0).name();
        Effort<List<Problem>> effort = new Effort<>(check, Duration.ofSeconds(SECONDS));
        Future<List<Problem>> running = READERS.submit(effort);
        while (true) {
            try {
                return running.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (effort.tooMuch()) {
                    running.cancel(true);
                    return gaveUp(name, "too-slow");
                }
            } catch (ExecutionException failed) {
                // whatever it was, an overflow included: what cannot be checked is not put in force
                LOG.warn("{} cannot be checked", name, failed.getCause());
                return gaveUp(name, "uncheckable");
            } catch (InterruptedException stopped) {
                running.cancel(true);
                Thread.currentThread().interrupt();
                return gaveUp(name, "too-slow");
            }
        }
    }

    private static List<Problem> gaveUp(String file, String code) {
        Findings findings = new Findings(file);
        findings.whole(code, SECONDS);
        return new ArrayList<>(findings.problems());
    }

    /** The problems as one text, for logs and for refusals outside pages. */
    public static String describe(List<Problem> problems, Locale language) {
        return String.join(
                "\n",
                problems.stream().map(problem -> problem.describe(language)).toList());
    }
}
