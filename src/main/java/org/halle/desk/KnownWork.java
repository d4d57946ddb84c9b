package org.halle.desk;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What tasks may be about, and what Java does with their answers, by name: gathered from the modules once. */
@Component
class KnownWork {

    private final Supplier<Map<String, Subjects>> kinds;
    private final Supplier<Map<String, TaskHandler>> handlers;

    /** Providers, because the engine is built before what its tasks are about. */
    KnownWork(ObjectProvider<Subjects> kinds, ObjectProvider<TaskHandler> handlers) {
        this.kinds = SingletonSupplier.of(() -> index(kinds.stream(), Subjects::kind));
        this.handlers = SingletonSupplier.of(() -> index(handlers.stream(), TaskHandler::name));
    }

    private static <T> Map<String, T> index(Stream<T> all, Function<T, String> name) {
        return all.collect(Collectors.toMap(name, Function.identity(), (first, second) -> first));
    }

    @Nullable Subjects kind(String name) {
        return kinds.get().get(name);
    }

    @Nullable TaskHandler handler(String name) {
        return handlers.get().get(name);
    }
}
