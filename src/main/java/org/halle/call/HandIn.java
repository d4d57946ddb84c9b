package org.halle.call;

import org.halle.kernel.ApplicationId;

/**
 * An application as it is handed in, for the first time or corrected.
 *
 * @param answers everything that was answered, as JSON
 */
public record HandIn(ApplicationId application, Content content, String answers) {}
