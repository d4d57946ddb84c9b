package org.halle.cohort;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.VentureId;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.Rights;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A venture that goes on as another organisation, as a SCIC founded by its partners, say. What it was stays known. */
@Service
@Transactional
public class Reorganising {

    /**
     * The organisation that carries it from now on.
     *
     * @param project what the venture is called from now on
     */
    public record NewEntity(String name, LegalStatus status, @Nullable Siren siren, String project, String reason) {}

    private static final int LONGEST_NAME = 300;

    private final Ventures ventures;
    private final VentureEvents events;
    private final Organisations organisations;
    private final Rights rights;
    private final CohortLetters letters;
    private final HalleClock clock;

    Reorganising(
            Ventures ventures,
            VentureEvents events,
            Organisations organisations,
            Rights rights,
            CohortLetters letters,
            HalleClock clock) {
        this.ventures = ventures;
        this.events = events;
        this.organisations = organisations;
        this.rights = rights;
        this.letters = letters;
        this.clock = clock;
    }

    /** Notes the new organisation, on the lead's word or the manager's; the lead belongs to it from now on. */
    public void change(PersonId by, VentureId id, NewEntity wanted) {
        Venture venture = ventures.alone(id);
        CohortRights.requireLead(rights, by, venture);
        venture.requireLive();
        check(wanted);
        Organisation before = organisations.get(venture.organisation());
        Organisation after = organisations.register(wanted.name().strip(), wanted.status(), wanted.siren());
        Venture changed =
                ventures.save(venture.carriedBy(after.id(), wanted.project().strip()));
        organisations.join(venture.lead(), after.id());
        events.save(new VentureEvent(
                null,
                id,
                VentureEvent.Kind.REORGANISED,
                clock.instant(),
                by,
                wanted.reason().strip(),
                before.id(),
                after.id(),
                venture.name()));
        letters.reorganised(
                changed, before, after, events.findByVentureOrderById(id).size());
    }

    private static void check(NewEntity wanted) {
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (wanted.name().isBlank() || wanted.name().length() > LONGEST_NAME) {
            wrong.put("name", new Refused("cohort.entity.refused.name", LONGEST_NAME));
        }
        if (wanted.project().isBlank() || wanted.project().length() > LONGEST_NAME) {
            wrong.put("project", new Refused("cohort.entity.refused.project", LONGEST_NAME));
        }
        if (wanted.reason().strip().length() > Venture.LONGEST_REASON) {
            wrong.put("reason", new Refused("cohort.refused.long-reason", Venture.LONGEST_REASON));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields("cohort.entity.refused", wrong);
        }
    }
}
