package org.halle.call;

import java.time.Instant;
import java.util.Optional;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What applicants do: begin a draft, gather partners who sign, hand in, correct, withdraw. Handing in, correcting and
 * signing are called by the desk, which moves the diagram in the same transaction.
 */
@Service
@Transactional
public class Applying {

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_ROLE = 120;

    private final Calls calls;
    private final Applications applications;
    private final ReferenceNumbers references;
    private final People people;
    private final Organisations organisations;
    private final CallProcess process;
    private final CallLetters letters;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    Applying(
            Calls calls,
            Applications applications,
            ReferenceNumbers references,
            People people,
            Organisations organisations,
            CallProcess process,
            CallLetters letters,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.calls = calls;
        this.applications = applications;
        this.references = references;
        this.people = people;
        this.organisations = organisations;
        this.process = process;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a draft. Asked twice for the same title, there is one draft. */
    public ApplicationId start(PersonId by, StartDraft wanted) {
        Call call = calls.get(wanted.call());
        call.requireOpen(clock.decisive());
        String title = title(wanted.title());
        // the number first: whoever clicks twice waits here, and then finds the draft of the first click
        String reference = references.next(call.id());
        Optional<Application> begun =
                applications.findByCallAndLeadAndStatus(call.id(), by, Application.Status.DRAFT).stream()
                        .filter(draft -> draft.content().title().equalsIgnoreCase(title))
                        .findFirst();
        if (begun.isPresent()) {
            return begun.get().id();
        }
        OrganisationId organisation = joined(by, wanted.organisation(), wanted.status(), wanted.siren());
        Application draft = applications.save(
                Application.draft(ApplicationId.random(), call, reference, by, organisation, title, clock.instant()));
        process.begun(draft.id(), call.closesAt());
        return draft.id();
    }

    /** Asks somebody to sign for an organisation that joins the project. */
    public void invite(PersonId by, InvitePartner wanted) {
        Application draft = led(by, wanted.application());
        Call call = calls.get(draft.call());
        draft.requireInTime(call, clock.decisive());
        Person person = people.register(
                wanted.email(),
                wanted.givenName(),
                wanted.familyName(),
                people.get(by).language());
        OrganisationId organisation = joined(person.id(), wanted.organisation(), wanted.status(), wanted.siren());
        Application joined = applications.save(
                draft.invite(Partner.invited(person.id(), organisation, role(wanted.role()), clock.instant())));
        letters.partnerInvited(joined, person.id(), joined.deadline(call));
        process.partnerInvited(joined.id(), person.id());
    }

    /** Parts with a partner, signed or not. */
    public void removePartner(PersonId by, ApplicationId id, PersonId partner) {
        Application without = applications.save(led(by, id).remove(partner));
        process.partnerRemoved(without.id(), partner);
    }

    /** A partner signs for its organisation. */
    public void sign(PersonId by, SignPart part) {
        Application signed = applications.save(applications
                .alone(part.application())
                .sign(by, role(part.role()), part.budgetShare(), part.contribution(), clock.instant()));
        letters.partnerSigned(signed, by);
    }

    /**
     * Hands in. Counts if it began before its deadline by the database's clock; the call cannot close meanwhile.
     *
     * @throws Refused one second late, or as long as signatures are missing; the draft stays
     */
    public void submit(PersonId by, HandIn handedIn) {
        CallId callId = applications.get(handedIn.application()).call();
        Call call = calls.held(callId);
        Instant now = clock.decisive();
        Application draft = led(by, handedIn.application());
        draft.requireInTime(call, now);
        Application submitted =
                applications.save(draft.submit(handedIn.content(), handedIn.answers(), now, call.signaturePercent()));
        process.arrived(submitted.id());
    }

    /** Hands in once more, within the time given for it. */
    public void correct(PersonId by, HandIn handedIn) {
        // no batch is formed meanwhile: it is complete before, or after
        calls.held(applications.get(handedIn.application()).call());
        applications.save(
                led(by, handedIn.application()).correct(handedIn.content(), handedIn.answers(), clock.decisive()));
    }

    /** Tells everybody who takes part that it was handed in, with a copy. */
    public void acknowledge(ApplicationId id) {
        letters.acknowledged(applications.get(id));
    }

    /** Takes the application back, whatever it waits for. */
    public void withdraw(PersonId by, ApplicationId id) {
        Application before = led(by, id);
        Application withdrawn = applications.save(before.withdraw());
        letters.withdrawn(withdrawn);
        process.withdrawn(withdrawn.id());
        process.arrived(withdrawn.id());
        events.publishEvent(new ApplicationWithdrawn(withdrawn.id(), withdrawn.programme()));
        if (before.status() == Application.Status.ACCEPTED) {
            events.publishEvent(new SeatReleased(withdrawn.id(), withdrawn.programme()));
        }
    }

    private Application led(PersonId by, ApplicationId id) {
        Application application = applications.alone(id);
        if (!application.lead().equals(by)) {
            throw new Forbidden();
        }
        return application;
    }

    private OrganisationId joined(PersonId person, String name, LegalStatus status, @Nullable Siren siren) {
        OrganisationId organisation =
                organisations.register(name, status, siren).id();
        organisations.join(person, organisation);
        return organisation;
    }

    private static String role(String typed) {
        if (typed.strip().length() > LONGEST_ROLE) {
            throw new Refused("call.refused.role-long", LONGEST_ROLE);
        }
        return typed.strip();
    }

    private static String title(String typed) {
        String title = typed.strip();
        if (title.isEmpty()) {
            throw new Refused("call.refused.title-missing");
        }
        if (title.length() > LONGEST_TITLE) {
            throw new Refused("call.refused.title-long", LONGEST_TITLE);
        }
        return title;
    }
}
