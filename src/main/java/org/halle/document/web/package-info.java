/** Uploading and downloading over HTTP. */
@NullMarked
package org.halle.document.web;

import org.jspecify.annotations.NullMarked;
