/** The call for applications: opening and closing it, applying to it alone or with partners, and who is eligible. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "people", "document", "export", "notification", "engine", "desk", "programme"})
package org.halle.call;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
