/** How cohort diagrams reach the cohort: its steps, lists, human tasks and subjects. */
@NullMarked
package org.halle.cohort.process;

import org.jspecify.annotations.NullMarked;
