/** Files people hand over: checked by what they contain, kept under a random name, opened to who may read them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people"})
package org.halle.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
