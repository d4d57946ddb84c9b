package org.halle.engine;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.engine.sandbox.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** The steps, lists and moments that diagrams may name. Nothing else of the application is reachable from a diagram. */
public final class Catalogue {

    private final Supplier<Map<String, Step>> steps;
    private final Supplier<Map<String, NamedList>> lists;
    private final Supplier<Map<String, NamedMoment>> moments;
    private final Supplier<@Nullable TaskWords> words;

    Catalogue(Supplier<Stream<Step>> steps, Supplier<Stream<NamedList>> lists) {
        this(steps, lists, Stream::of, () -> null);
    }

    /** Suppliers, because the steps' services need the engine, and the engine needs the catalogue. */
    Catalogue(
            Supplier<Stream<Step>> steps,
            Supplier<Stream<NamedList>> lists,
            Supplier<Stream<NamedMoment>> moments,
            Supplier<@Nullable TaskWords> words) {
        this.words = words;
        this.steps = SingletonSupplier.of(() -> index(steps.get(), Step::name));
        this.lists = SingletonSupplier.of(() -> index(lists.get(), NamedList::name));
        this.moments = SingletonSupplier.of(() -> index(moments.get(), NamedMoment::name));
    }

    /** What diagrams may name, for the sandbox. */
    Vocabulary vocabulary() {
        TaskWords tasks = words.get();
        return new Vocabulary(
                steps.get().values().stream().collect(Collectors.toMap(Step::name, step -> step.inputs().stream()
                        .collect(Collectors.toMap(Step.Input::name, Catalogue::words)))),
                lists.get().keySet(),
                tasks == null ? null : tasks.handlers().get(),
                tasks == null ? null : tasks.subjects().get());
    }

    private static Vocabulary.Input words(Step.Input input) {
        return new Vocabulary.Input(
                input.required(), input.type() == Step.Type.NUMBER, input.type() == Step.Type.MOMENT, input.choices());
    }

    public Collection<Step> steps() {
        return steps.get().values();
    }

    public Collection<NamedList> lists() {
        return lists.get().values();
    }

    public Collection<NamedMoment> moments() {
        return moments.get().values();
    }

    /** @param word what a diagram says, "beforeClosingP14D" */
    @Nullable NamedMoment moment(String word) {
        return moments.get().values().stream()
                .filter(moment -> word.startsWith(moment.name()))
                .findFirst()
                .orElse(null);
    }

    @Nullable Step step(String name) {
        return steps.get().get(name);
    }

    @Nullable NamedList list(String name) {
        return lists.get().get(name);
    }

    private static <T> Map<String, T> index(Stream<T> entries, Function<T, String> name) {
        return entries.collect(Collectors.toMap(
                name,
                Function.identity(),
                (one, other) -> {
                    throw new IllegalStateException("two entries of the catalogue are named " + name.apply(one));
                },
                TreeMap::new));
    }
}
