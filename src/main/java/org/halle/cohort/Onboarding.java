package org.halle.cohort;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gates through which a venture enters: charter, referent, impact baseline. */
@Service
@Transactional
public class Onboarding {

    /** Until when a venture is accompanied, and until when it should have come through the gates. */
    public record Welcome(Instant endsAt, Instant onboardBy) {}

    private final Ventures ventures;
    private final CharterSignatures signatures;
    private final Programmes programmes;
    private final Organisations organisations;
    private final People people;
    private final Rights rights;
    private final CohortLetters letters;
    private final MessageSource texts;
    private final HalleClock clock;

    Onboarding(
            Ventures ventures,
            CharterSignatures signatures,
            Programmes programmes,
            Organisations organisations,
            People people,
            Rights rights,
            CohortLetters letters,
            MessageSource texts,
            HalleClock clock) {
        this.ventures = ventures;
        this.signatures = signatures;
        this.programmes = programmes;
        this.organisations = organisations;
        this.people = people;
        this.rights = rights;
        this.letters = letters;
        this.texts = texts;
        this.clock = clock;
    }

    /** Welcomes the venture and tells it what it is asked first. */
    public Welcome welcome(VentureId id) {
        Venture venture = get(id);
        Programme programme = programmes.get(venture.programme());
        CohortCalendar calendar = new CohortCalendar(programme.plan().cohort());
        Instant onboardBy = calendar.onboardBy(clock.today());
        letters.welcome(venture, programme);
        letters.onboardingAsked(venture, onboardBy);
        return new Welcome(calendar.endsAt(), onboardBy);
    }

    /** The charter as this venture signs it: the very text whose print is kept. */
    @Transactional(readOnly = true)
    public String charter(VentureId id) {
        Venture venture = get(id);
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

    /** Signs the charter for the venture. */
    public void signCharter(PersonId by, VentureId id, String signatory) {
        Venture venture = get(id);
        CohortRights.requireLead(rights, by, venture);
        Instant now = clock.instant();
        String hash = sha256(charter(id));
        ventures.save(venture.charterSigned(now, hash));
        signatures.save(new CharterSignature(null, id, by, signatory.strip(), now, hash));
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

    private static String sha256(String text) {
        try {
            byte[] print = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(print);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
