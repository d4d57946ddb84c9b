/** The process engine: its configuration and sandbox, the catalogue of steps, starting and messaging, virtual time. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.halle.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
