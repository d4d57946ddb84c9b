/** Halle as people meet it: real pages in Chromium, by clicks and keys, held to what everybody can use. */
package org.halle.browser;
