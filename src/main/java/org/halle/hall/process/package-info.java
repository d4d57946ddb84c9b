/** What the diagrams of the hall may ask of this stage, and how Java moves them. */
@NullMarked
package org.halle.hall.process;

import org.jspecify.annotations.NullMarked;
