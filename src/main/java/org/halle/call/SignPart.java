package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A partner's signature.
 *
 * @param role what it does in the project; empty leaves what the lead wrote
 * @param budgetShare null when it brings no money
 * @param contribution what it brings, in its own words
 */
public record SignPart(ApplicationId application, String role, @Nullable Money budgetShare, String contribution) {}
