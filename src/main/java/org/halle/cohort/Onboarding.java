package org.halle.cohort;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.halle.call.ApplicationRegister;
import org.halle.call.Partner;
import org.halle.call.PartnerLeft;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.VentureId;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gates through which a venture enters: charter, referent, impact baseline. */
@Service
@Transactional
public class Onboarding {

    /** Until when a venture is accompanied, and until when it should have come through the gates. */
    public record Welcome(Instant endsAt, Instant onboardBy) {}

    /**
     * A charter and its signatures.
     *
     * @param print SHA-256 of the text, in hexadecimal: what each signature must bear
     * @param asked how many sign it
     */
    public record SignedCharter(String text, String print, List<CharterSignature> signatures, int asked) {

        /** Whether every signature stands under this very text. */
        public boolean genuine() {
            return signatures.stream().allMatch(one -> one.textHash().equals(print));
        }
    }

    private final Ventures ventures;
    private final CharterSignatures signatures;
    private final CharterTexts charters;
    private final VentureRegister register;
    private final ApplicationRegister applications;
    private final Programmes programmes;
    private final Organisations organisations;
    private final People people;
    private final Rights rights;
    private final CohortProcess process;
    private final CohortLetters letters;
    private final MessageSource texts;
    private final HalleClock clock;

    Onboarding(
            Ventures ventures,
            CharterSignatures signatures,
            CharterTexts charters,
            VentureRegister register,
            ApplicationRegister applications,
            Programmes programmes,
            Organisations organisations,
            People people,
            Rights rights,
            CohortProcess process,
            CohortLetters letters,
            MessageSource texts,
            HalleClock clock) {
        this.ventures = ventures;
        this.signatures = signatures;
        this.charters = charters;
        this.register = register;
        this.applications = applications;
        this.programmes = programmes;
        this.organisations = organisations;
        this.people = people;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.texts = texts;
        this.clock = clock;
    }

    /** Welcomes the venture and tells everybody what they are asked first. */
    public Welcome welcome(VentureId id) {
        Venture venture = get(id);
        Programme programme = programmes.get(venture.programme());
        CohortCalendar calendar = new CohortCalendar(programme.plan().cohort());
        Instant onboardBy = calendar.onboardBy(clock.today());
        letters.welcome(venture, programme);
        letters.onboardingAsked(venture, onboardBy);
        signatories(venture).stream()
                .filter(person -> !person.equals(venture.lead()))
                .forEach(partner -> letters.charterAsked(venture, partner, onboardBy));
        return new Welcome(calendar.endsAt(), onboardBy);
    }

    /** Who signs the charter for a venture: its lead, then each partner. */
    @Transactional(readOnly = true)
    public List<PersonId> signatories(VentureId id) {
        return signatories(get(id));
    }

    private List<PersonId> signatories(Venture venture) {
        return Stream.concat(
                        Stream.of(venture.lead()),
                        applications.get(venture.application()).partnersInOrder().stream()
                                .map(Partner::person))
                .distinct()
                .toList();
    }

    /** The charter as this venture signs it: the very text whose print is kept, once somebody has signed it. */
    @Transactional(readOnly = true)
    public String charter(VentureId id) {
        return charter(get(id));
    }

    private String charter(Venture venture) {
        String hash = venture.charterHash();
        return Optional.ofNullable(hash)
                .flatMap(charters::findById)
                .map(CharterText::text)
                .orElseGet(() -> written(venture));
    }

    private String written(Venture venture) {
        Programme programme = programmes.get(venture.programme());
        return texts.getMessage(
                "cohort.charter.text",
                new Object[] {
                    venture.name(),
                    organisations.get(venture.organisation()).name(),
                    programme.title(),
                    programme.rules().collectiveSessions(),
                    programme.rules().individualSessions()
                },
                Locale.FRENCH);
    }

    /** Signs the charter for one of the venture's organisations; the gate opens with the last signature. */
    public void signCharter(PersonId by, VentureId id, String signatory) {
        Venture venture = ventures.alone(id);
        List<PersonId> asked = signatories(venture);
        if (!asked.contains(by)) {
            rights.require(by, venture.programme(), Role.MANAGER);
        }
        List<CharterSignature> signed = signatures.findByVentureOrderById(id);
        if (signed.stream().anyMatch(one -> one.signedBy().equals(by))) {
            throw new AlreadyDone("cohort.done.charter");
        }
        Instant now = clock.instant();
        String text = charter(venture);
        String hash = CharterText.print(text);
        if (!charters.existsById(hash)) {
            charters.save(new CharterText(hash, text, null));
        }
        Set<PersonId> missing = missing(asked, signed);
        // a manager may have signed for one of them, whoever that is; who has left stands for nobody
        long forOthers = signed.stream()
                .filter(one -> !asked.contains(one.signedBy())
                        && rights.has(one.signedBy(), Role.MANAGER, venture.programme()))
                .count();
        if (!missing.remove(by)) {
            forOthers++;
        }
        ventures.save(venture.charterSigned(now, hash, missing.size() <= forOthers));
        signatures.save(new CharterSignature(null, id, by, signatory.strip(), now, hash));
    }

    private static Set<PersonId> missing(List<PersonId> asked, List<CharterSignature> signed) {
        Set<PersonId> missing = new LinkedHashSet<>(asked);
        signed.forEach(one -> missing.remove(one.signedBy()));
        return missing;
    }

    /** Who has left signs no more; if only that signature was missing, the gate opens. */
    @EventListener
    void on(PartnerLeft left) {
        Venture found = ventures.findByApplication(left.application()).orElse(null);
        if (found == null || !found.state().live()) {
            return;
        }
        Venture venture = ventures.alone(found.id());
        List<CharterSignature> signed = signatures.findByVentureOrderById(venture.id());
        String hash = venture.charterHash();
        List<PersonId> asked = signatories(venture).stream()
                .filter(person -> !person.equals(left.partner()))
                .toList();
        if (venture.charterSignedAt() == null
                && hash != null
                && missing(asked, signed).isEmpty()) {
            ventures.save(venture.charterSigned(clock.instant(), hash, true));
        }
        process.signatoryLeft(venture.id(), left.partner());
    }

    /** How many have signed of those who are asked to. */
    public record SignatureCount(int signed, int asked) {}

    @Transactional(readOnly = true)
    public SignatureCount signatureCount(Venture venture) {
        return new SignatureCount(
                signatures.findByVentureOrderById(venture.id()).size(),
                signatories(venture).size());
    }

    /** The charter of a venture with those who signed it, for whoever may see the venture. */
    @Transactional(readOnly = true)
    public SignedCharter signed(PersonId by, VentureId id) {
        if (!register.mayView(by, id)) {
            throw new Forbidden();
        }
        Venture venture = get(id);
        String text = charter(venture);
        return new SignedCharter(
                text,
                CharterText.print(text),
                signatures.findByVentureOrderById(id),
                signatories(venture).size());
    }

    /** Names the coach who follows the venture and the one who stands in; naming again replaces them. */
    public void nameReferent(PersonId by, VentureId id, PersonId referent, PersonId substitute) {
        Venture venture = get(id);
        rights.require(by, venture.programme(), Role.MANAGER);
        var coaches = people.holding(Role.COACH, venture.programme()).stream()
                .map(Person::id)
                .toList();
        if (!coaches.contains(referent) || !coaches.contains(substitute)) {
            throw new Refused("cohort.refused.no-coach");
        }
        Venture followed = ventures.save(venture.followedBy(referent, substitute));
        letters.referentNamed(followed);
    }

    /** Said by whoever keeps the impact: the starting point is known. */
    public void baselineRecorded(VentureId id) {
        ventures.save(get(id).baselineRecorded(clock.instant()));
    }

    private Venture get(VentureId id) {
        return ventures.findById(id).orElseThrow(NotFound::new);
    }
}
