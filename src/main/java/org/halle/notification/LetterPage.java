package org.halle.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some letters, newest first.
 *
 * @param next where the older ones begin, if there are any
 */
public record LetterPage(List<LetterView> letters, @Nullable String next) {}
