/** What a rehearsal's own JVM runs: a house without pages, its synthetic people, and the witness of what happens. */
@NullMarked
package org.halle.studio.rehearsal.stage;

import org.jspecify.annotations.NullMarked;
