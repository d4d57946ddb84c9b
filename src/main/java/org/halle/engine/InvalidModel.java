package org.halle.engine;

/** A diagram, decision or form that cannot be published; the message names file, element or line. */
public class InvalidModel extends RuntimeException {

    public InvalidModel(String message) {
        super(message);
    }

    public InvalidModel(String message, Throwable cause) {
        super(message, cause);
    }
}
