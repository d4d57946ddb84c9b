/** How the follow-up diagram reaches the impact: its steps and human tasks. */
@NullMarked
package org.halle.impact.process;

import org.jspecify.annotations.NullMarked;
