package org.halle.call;

import java.util.List;

/**
 * Something between a draft and its submission, as a sentence of the message files.
 *
 * @param blocking false for advice: it can be handed in all the same
 */
public record Hurdle(String code, List<Object> arguments, boolean blocking) {}
