package org.halle.site;

import org.jspecify.annotations.Nullable;

/**
 * A link of the navigation.
 *
 * @param labelKey key of its label in the message files
 * @param icon name of a Bootstrap icon
 * @param active whether it leads to where one is
 * @param count how much waits there; null where nothing is counted
 */
record NavItem(String path, String labelKey, String icon, boolean active, @Nullable Integer count) {}
