package org.halle.studio.web;

/**
 * What the browser may do on an editor's page. Scripts come from here only, as everywhere; the editors place their
 * elements by style attributes, and the form editor by style sheets of its own.
 */
final class EditorPolicies {

    private static final String COMMON =
            "default-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ";

    private EditorPolicies() {}

    static String of(String file) {
        return COMMON
                + (file.endsWith(".form")
                        ? "style-src 'self' 'unsafe-inline'"
                        : "style-src 'self'; style-src-attr 'unsafe-inline'");
    }
}
