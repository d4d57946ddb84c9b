/** The studio: where programme managers edit their processes, check them, rehearse them and put them in force. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "people",
            "document",
            "notification",
            "engine",
            "engine::sandbox",
            "desk",
            "programme",
            "call",
            "selection",
            "cohort",
            "hall",
            "impact"
        })
package org.halle.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
