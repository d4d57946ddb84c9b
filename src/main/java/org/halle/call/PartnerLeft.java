package org.halle.call;

import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;

/** A partner is out of a project that was handed in. Published inside the transaction that takes it out. */
public record PartnerLeft(ApplicationId application, PersonId partner) {}
