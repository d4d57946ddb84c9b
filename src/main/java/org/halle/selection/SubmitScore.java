package org.halle.selection;

import java.util.List;
import java.util.Map;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/**
 * A juror's marks for an application.
 *
 * @param asked the criteria of the form that the juror filled in
 * @param points by criterion
 */
public record SubmitScore(
        PersonId by,
        ApplicationId application,
        List<Grid.Criterion> asked,
        Map<String, Integer> points,
        String comment) {}
