package org.halle.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task opened by somebody who is asked to do it.
 *
 * @param subject what it is about
 * @param schema the form, as JSON; empty when the task has none and is only confirmed
 * @param data answers so far: what the stage knows, then the person's draft
 * @param draftSavedAt null when there is no draft
 * @param alsoLooking names of others who look at it now
 * @param takenBy who has taken it, by name; null when nobody has
 * @param coveredFor for whom one stands in here, by name; null when it is asked of oneself or one's group
 * @param shared whether a group is asked, so that it can be given back
 * @param subjectVisible whether this person may open the subject's own page
 * @param panel the fragment shown beside the form; null for the subject's own facts
 */
public record TaskView(
        OpenTask task,
        boolean open,
        SubjectCard subject,
        String schema,
        Map<String, Object> data,
        @Nullable Instant draftSavedAt,
        List<String> alsoLooking,
        @Nullable String takenBy,
        boolean takenByMe,
        @Nullable String coveredFor,
        boolean shared,
        boolean subjectVisible,
        @Nullable String panel,
        Map<String, Object> panelModel) {}
