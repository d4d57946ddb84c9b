/** The jury: who reads what, their scores, the ranking, and the shortlist that becomes decisions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "people",
            "document",
            "export",
            "notification",
            "engine",
            "desk",
            "programme",
            "call"
        })
package org.halle.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
