/** Persons, organisations, who holds which role in which programme, and how they sign in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.halle.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
