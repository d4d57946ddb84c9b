package org.halle.call.web;

import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * A step of the way, for "You are here".
 *
 * @param state done, current or next
 * @param who whose turn it is, was or will be
 * @param at when it was done, is due or will come: an Instant or a LocalDate
 */
record StepView(String state, String title, @Nullable String who, @Nullable Temporal at, @Nullable String note) {}
