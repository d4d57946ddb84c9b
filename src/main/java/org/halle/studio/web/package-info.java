/** The studio's pages and its API. */
@NullMarked
package org.halle.studio.web;

import org.jspecify.annotations.NullMarked;
