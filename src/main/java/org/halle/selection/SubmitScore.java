package org.halle.selection;

import java.util.Map;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/**
 * A juror's marks for an application.
 *
 * @param points by criterion
 */
public record SubmitScore(PersonId by, ApplicationId application, Map<String, Integer> points, String comment) {}
