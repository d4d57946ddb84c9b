/** The impact of a venture on its page, and the report of a programme. */
@NullMarked
package org.halle.impact.web;

import org.jspecify.annotations.NullMarked;
