package org.halle.selection.web;

import jakarta.servlet.http.HttpServletResponse;

/** What a screen reader is told once a part of the page has changed: site.js announces it. */
final class Said {

    private Said() {}

    /** Headers hold ASCII only; the rest is escaped, as in JSON. */
    static void in(HttpServletResponse response, String sentence) {
        StringBuilder json = new StringBuilder("{\"said\":\"");
        for (char letter : sentence.toCharArray()) {
            if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        response.setHeader("HX-Trigger", json.append("\"}").toString());
    }
}
