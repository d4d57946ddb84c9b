/** Halle: accelerator cohorts and funders' halls, run by diagrams. */
@NullMarked
package org.halle;

import org.jspecify.annotations.NullMarked;
