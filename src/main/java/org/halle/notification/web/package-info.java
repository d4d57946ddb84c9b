/** The shelf where the demonstration's letters are read. */
@NullMarked
package org.halle.notification.web;

import org.jspecify.annotations.NullMarked;
