/** After a round: the agreement of each kept pledge, its signatures, and its payments until the last has arrived. */
@NullMarked
package org.halle.hall.closing;

import org.jspecify.annotations.NullMarked;
