package org.halle.impact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halle.kernel.Refused;

/**
 * The text of a file and what its columns are separated by. A spreadsheet announces UTF-16 by its first two bytes, and
 * may name the separator on a first line of its own; of any other file the heads of the columns tell.
 *
 * @param before how many lines stand before the heads of the columns
 */
record PastText(String table, char separator, int before) {

    private static final Pattern NAMED =
            Pattern.compile("\\A\"?sep=([;,\\t|])\"?[;,\\t]*(?:\\R|\\z)", Pattern.CASE_INSENSITIVE);
    private static final String MARK = "\uFEFF";

    /** @throws Refused saying why it is no table of text */
    static PastText of(byte[] file) {
        if (begins(file, 'P', 'K', 3, 4) || begins(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused("impact.past.spreadsheet");
        }
        String text = decoded(file);
        if (text.indexOf('\0') >= 0) {
            throw new Refused("impact.past.encoding");
        }
        Matcher named = NAMED.matcher(text);
        if (named.lookingAt()) {
            return new PastText(text.substring(named.end()), named.group(1).charAt(0), 1);
        }
        return new PastText(text, separator(text.lines().findFirst().orElse("")), 0);
    }

    /** None of the heads holds any of them. */
    private static char separator(String heads) {
        char most = ',';
        for (char one : new char[] {';', '\t'}) {
            if (count(heads, one) > count(heads, most)) {
                most = one;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private static String decoded(byte[] file) {
        if (begins(file, 0xFF, 0xFE)) {
            return strict(file, StandardCharsets.UTF_16LE);
        }
        if (begins(file, 0xFE, 0xFF)) {
            return strict(file, StandardCharsets.UTF_16BE);
        }
        try {
            return read(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException windows) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private static String strict(byte[] file, Charset charset) {
        try {
            return read(file, charset);
        } catch (CharacterCodingException broken) {
            throw new Refused("impact.past.encoding");
        }
    }

    private static String read(byte[] file, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private static boolean begins(byte[] file, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
