package org.halle.call;

import org.halle.kernel.CallId;
import org.halle.people.LegalStatus;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;

/** What is needed to begin an application: its title, and the organisation that leads it. */
public record StartDraft(CallId call, String title, String organisation, LegalStatus status, @Nullable Siren siren) {}
