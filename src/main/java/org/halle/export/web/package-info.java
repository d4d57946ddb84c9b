/** Asking for exports, seeing how far they are, and taking them. */
@NullMarked
package org.halle.export.web;

import org.jspecify.annotations.NullMarked;
