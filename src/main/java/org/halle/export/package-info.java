/** Files made from what Halle knows: tables, PDFs and archives, written in the background for who may have them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people"})
package org.halle.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
