package org.halle.engine.sandbox;

import java.util.Map;
import java.util.Set;

/**
 * What one file of a bundle may refer to: the application's words, and the other files, of the bundle or in force.
 *
 * @param processes the root of each process by its key
 * @param forms the keys of each form's questions, by the form's id
 * @param decisions the ids of the decisions
 */
record Surroundings(
        Vocabulary words, Map<String, Node> processes, Map<String, Set<String>> forms, Set<String> decisions) {}
