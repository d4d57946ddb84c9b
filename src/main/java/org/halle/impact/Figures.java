package org.halle.impact;

import java.math.BigDecimal;

/** Figures written one way, so that 12 and 12.00 are the same. */
final class Figures {

    private Figures() {}

    static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
