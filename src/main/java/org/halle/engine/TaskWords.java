package org.halle.engine;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What human tasks of diagrams may name, as the desk knows it.
 *
 * @param handlers what deals with answers (task property {@code handler})
 * @param subjects the kinds of things that processes and tasks are about
 */
public record TaskWords(Supplier<Set<String>> handlers, Supplier<Set<String>> subjects) {}
