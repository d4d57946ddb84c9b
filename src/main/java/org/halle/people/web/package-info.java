/** The pages and the API of persons: signing in, one's own account, and who may pass the door at all. */
@NullMarked
package org.halle.people.web;

import org.jspecify.annotations.NullMarked;
