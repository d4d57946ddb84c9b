/** What diagrams, decisions and forms may hold: read and checked before anything else reads them. */
@NullMarked
@NamedInterface("sandbox")
package org.halle.engine.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
