/** The pages of a cohort, its ventures and sessions. */
@NullMarked
package org.halle.cohort.web;

import org.jspecify.annotations.NullMarked;
