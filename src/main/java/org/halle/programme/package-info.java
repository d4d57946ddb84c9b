/** One run of an accelerator: its plan, sizes and rules, its start, and the board its manager works from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people", "document", "notification", "engine", "desk"})
package org.halle.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
