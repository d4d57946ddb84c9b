/** What ventures change, in figures: indicators measured from their start to long after their cohort. */
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
            "call",
            "cohort",
            "hall"
        })
package org.halle.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
