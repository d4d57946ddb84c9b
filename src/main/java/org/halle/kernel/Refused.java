package org.halle.kernel;

import java.util.List;

/**
 * What was asked cannot be done, and the person can do something about it. Shown in the reader's language from the
 * message files, with the answers kept.
 */
public class Refused extends RuntimeException {

    private final String code;
    private final transient List<Object> arguments;

    /**
     * @param code key of the sentence in the message files
     * @param arguments what its placeholders {0}, {1}… stand for
     */
    public Refused(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
