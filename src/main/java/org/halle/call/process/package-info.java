/** What the diagrams call and application may ask of this stage, and how Java moves them. */
@NullMarked
package org.halle.call.process;

import org.jspecify.annotations.NullMarked;
