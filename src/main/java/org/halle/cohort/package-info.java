/** The accompanied projects from the day they enter to the day they graduate: sessions, attendance, milestones. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "people",
            "document",
            "notification",
            "engine",
            "desk",
            "programme",
            "call",
            "selection"
        })
package org.halle.cohort;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
