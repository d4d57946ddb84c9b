package org.halle.call;

import java.time.Instant;
import org.halle.kernel.ApplicationId;

/** To whom to give until when to hand in, and why. */
public record GrantDelay(ApplicationId application, Instant until, String reason) {}
