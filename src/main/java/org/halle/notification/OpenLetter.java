package org.halle.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter as its reader sees it.
 *
 * @param language of its words: {@code fr}
 * @param text what mail programs without HTML show
 * @param action what the button of the link says
 * @param link a path of this site, as the links of the body
 * @param attachments their names and kinds, in order
 */
public record OpenLetter(
        LetterView letter,
        String language,
        LetterBody body,
        String text,
        @Nullable String action,
        @Nullable String link,
        List<Attachment> attachments) {}
