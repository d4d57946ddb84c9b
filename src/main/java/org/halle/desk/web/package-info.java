/** The desk's pages and its part of the API. */
@NullMarked
package org.halle.desk.web;

import org.jspecify.annotations.NullMarked;
