package org.halle.kernel;

/** The person is known, and has no right to this. */
public class Forbidden extends Refused {

    public Forbidden() {
        super("refused.forbidden");
    }
}
