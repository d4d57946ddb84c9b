/** What stands round every page and answer: navigation, refusals, the home page, the description of the API. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people", "engine", "desk", "programme", "call"})
package org.halle.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
