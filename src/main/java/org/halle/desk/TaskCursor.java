package org.halle.desk;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.halle.kernel.NotFound;
import org.jspecify.annotations.Nullable;

/** A place in a task list ordered by due date: the last task seen. */
record TaskCursor(Instant due, String task) {

    /** As it stands in an address. */
    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((due + "|" + task).getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable TaskCursor decode(@Nullable String encoded) {
        if (encoded == null || encoded.isBlank()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("\\|", 2);
            return new TaskCursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException tampered) {
            throw new NotFound();
        }
    }
}
