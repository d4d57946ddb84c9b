package org.halle.kernel;

/** Nothing has that address or identifier. */
public class NotFound extends Refused {

    public NotFound() {
        super("refused.not-found");
    }
}
