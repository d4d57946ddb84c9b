/** The demonstration: plays the sample programmes in virtual time, as their people would. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "people",
            "engine",
            "desk",
            "programme",
            "call",
            "selection",
            "cohort",
            "hall",
            "impact"
        })
package org.halle.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
