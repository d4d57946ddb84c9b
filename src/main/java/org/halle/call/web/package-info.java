/** The pages and the API of calls and applications. */
@NullMarked
package org.halle.call.web;

import org.jspecify.annotations.NullMarked;
