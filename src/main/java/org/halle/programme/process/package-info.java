/** How a programme speaks with its diagram. */
@NullMarked
package org.halle.programme.process;

import org.jspecify.annotations.NullMarked;
