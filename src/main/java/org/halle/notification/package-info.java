/** Letters: worded when something happens, kept in an outbox, delivered by a worker; invitations to calendars. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people"})
package org.halle.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
