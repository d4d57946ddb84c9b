/**
 * Rehearsals: a set of models is played through a whole programme in virtual time, by synthetic people, in a JVM of its
 * own; what happened comes back as a report. This package orders, reads and compares; {@code stage} is that JVM's inside.
 */
@NamedInterface("rehearsal")
@NullMarked
package org.halle.studio.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
