/** The pages of the selection and of the jury, and their API. */
@NullMarked
package org.halle.selection.web;

import org.jspecify.annotations.NullMarked;
