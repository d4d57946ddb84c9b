package org.halle.demo;

import java.nio.file.Path;

/** Halle does not start on half a demonstration: its first start was killed while the programmes were played. */
class InterruptedPlay extends RuntimeException {

    private final Path data;

    InterruptedPlay(Path data) {
        super("The first start of this demonstration was interrupted while its programmes were played.");
        this.data = data;
    }

    Path data() {
        return data;
    }
}
