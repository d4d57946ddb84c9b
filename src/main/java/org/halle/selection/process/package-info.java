/** What the diagrams of the selection ask of Java, and what Java tells them. */
@NullMarked
package org.halle.selection.process;

import org.jspecify.annotations.NullMarked;
