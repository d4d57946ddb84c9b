/** The task list: who is asked what, their forms, drafts and answers. People's work comes in here and nowhere else. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people", "document", "notification", "engine", "engine::sandbox"})
package org.halle.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
