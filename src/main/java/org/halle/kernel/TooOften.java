package org.halle.kernel;

/** Asked more often than anybody needs to; a moment later it is answered again. */
public class TooOften extends Refused {

    public TooOften(String code, Object... arguments) {
        super(code, arguments);
    }
}
