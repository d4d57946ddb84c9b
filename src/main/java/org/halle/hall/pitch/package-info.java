/** Pitch day: who speaks when and where, who listens, what they noted. */
@NullMarked
package org.halle.hall.pitch;

import org.jspecify.annotations.NullMarked;
