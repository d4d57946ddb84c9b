package org.halle.studio;

import java.time.Instant;
import java.util.List;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A set that was put in force in the studio.
 *
 * @param number counted from 1
 * @param deployment the set itself
 * @param replaced the set that was in force before
 * @param remark what its author said of it
 * @param files the names of what changed
 * @param backTo the number of the release whose files it took up again; null for a new one
 */
public record Release(
        int number,
        String deployment,
        String replaced,
        PersonId author,
        Instant at,
        String remark,
        List<String> files,
        @Nullable Integer backTo) {}
