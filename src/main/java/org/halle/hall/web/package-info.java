/** The hall's pages and its part of the API. */
@NullMarked
package org.halle.hall.web;

import org.jspecify.annotations.NullMarked;
