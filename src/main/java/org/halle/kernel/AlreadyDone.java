package org.halle.kernel;

/** Somebody was faster, or it was sent twice: what was asked has been done already. */
public class AlreadyDone extends Refused {

    public AlreadyDone(String code, Object... arguments) {
        super(code, arguments);
    }
}
