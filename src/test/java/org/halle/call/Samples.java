package org.halle.call;

import java.time.Instant;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;

/** A call and an application to test with. */
final class Samples {

    static final Instant OPENS = Instant.parse("2026-02-02T08:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-03-31T16:00:00Z");
    static final Instant BEFORE = CLOSES.minusSeconds(3600);

    private Samples() {}

    static Call planned() {
        return Call.planned(
                CallId.random(), ProgrammeId.random(), "cooperer-2026", "Coopérer 2026", OPENS, CLOSES, 100);
    }

    static Call open() {
        return planned().publish();
    }

    static Application draft(Call call) {
        return Application.draft(
                ApplicationId.random(),
                call,
                "AC26-001",
                PersonId.random(),
                OrganisationId.random(),
                "Passeurs de soin",
                OPENS.plusSeconds(60));
    }

    static Application draft() {
        return draft(open());
    }

    static Partner partner() {
        return Partner.invited(PersonId.random(), OrganisationId.random(), "", OPENS.plusSeconds(120));
    }

    static Application submitted() {
        return draft().submit(Content.titled("Passeurs de soin"), "{}", BEFORE, 100);
    }

    static Application eligible() {
        return submitted().eligible();
    }
}
