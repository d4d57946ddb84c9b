/** The funders' hall: dossiers that several funders read, question and pledge to, until their round closes. */
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
            "cohort"
        })
package org.halle.hall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
