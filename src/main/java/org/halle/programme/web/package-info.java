/** The pages of programmes: the list, a new one, the board. */
@NullMarked
package org.halle.programme.web;

import org.jspecify.annotations.NullMarked;
