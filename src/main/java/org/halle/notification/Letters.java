package org.halle.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.LetterId;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looking at letters that were written. Whoever shows them has checked who may see them. */
@Service
public class Letters {

    private static final int MOST_ABOUT_ONE = 200;
    private static final Instant FIRST_PAGE = Instant.parse("9999-01-01T00:00:00Z");

    private final Outbox outbox;
    private final Dressing dressing;
    private final People people;
    private final HalleClock clock;

    Letters(Outbox outbox, Dressing dressing, People people, HalleClock clock) {
        this.outbox = outbox;
        this.dressing = dressing;
        this.people = people;
        this.clock = clock;
    }

    /** The letters about one subject ({@code application/<uuid>}), newest first. */
    @Transactional(readOnly = true)
    public List<LetterView> about(String subject) {
        return views(outbox.about(subject, MOST_ABOUT_ONE));
    }

    /** The newest letters about any of some subjects. */
    @Transactional(readOnly = true)
    public List<LetterView> about(Collection<String> subjects, int most) {
        return views(outbox.about(subjects, most));
    }

    /** Which of these people were ever written a letter of that code. */
    @Transactional(readOnly = true)
    public Set<PersonId> reached(String template, Collection<PersonId> people) {
        return outbox.reached(template, people);
    }

    /** The letters that were given up, newest first. */
    @Transactional(readOnly = true)
    public List<LetterView> parked() {
        return views(outbox.parked(MOST_ABOUT_ONE));
    }

    /** How many letters everybody was written, day by day. */
    @Transactional(readOnly = true)
    public List<LetterTally> tally() {
        return outbox.tally();
    }

    /** How letters to people were titled, by their code; each title once, in alphabetical order. */
    @Transactional(readOnly = true)
    public Map<String, Set<String>> titles() {
        return outbox.titles();
    }

    /** Tries a letter again that was given up, at the address the person has now; an operator's right. */
    @Transactional
    public void sendAgain(PersonId by, LetterId id) {
        if (!people.get(by).operator()) {
            throw new Forbidden();
        }
        Outgoing letter = get(id);
        String email = letter.recipient() == null
                ? letter.email()
                : people.get(letter.recipient()).email();
        Instant now = clock.instant();
        if (!outbox.unpark(id, email, now, now.plus(Mailing.PATIENCE))) {
            throw new NotFound();
        }
    }

    /**
     * All letters, newest first: for the shelf of a demonstration.
     *
     * @param email to this address, or to everybody
     * @param cursor {@link LetterPage#next} of the page before
     */
    @Transactional(readOnly = true)
    public LetterPage page(@Nullable String email, @Nullable String cursor, int size) {
        Instant at = FIRST_PAGE;
        UUID id = new UUID(0, 0);
        if (cursor != null) {
            String[] parts = cursor.split("_", 2);
            id = LetterId.of(parts[parts.length - 1]).value();
            try {
                at = Instant.parse(parts[0]);
            } catch (DateTimeException malformed) {
                throw new NotFound();
            }
        }
        List<Outgoing> letters = outbox.before(at, id, email, size + 1);
        if (letters.size() <= size) {
            return new LetterPage(views(letters), null);
        }
        List<Outgoing> shown = letters.subList(0, size);
        Outgoing last = shown.get(size - 1);
        return new LetterPage(views(shown), last.createdAt() + "_" + last.id());
    }

    /** One letter as its reader sees it: for the shelf of a demonstration. */
    @Transactional(readOnly = true)
    public OpenLetter open(LetterId id) {
        Outgoing letter = get(id);
        return new OpenLetter(
                views(List.of(letter)).get(0),
                letter.language().locale().getLanguage(),
                dressing.bodyWithin(letter),
                dressing.text(letter),
                letter.action(),
                dressing.linkWithin(letter),
                outbox.attachments(id));
    }

    /** The HTML of a letter, as mail programs get it. */
    @Transactional(readOnly = true)
    public String html(LetterId id) {
        return dressing.html(get(id));
    }

    private Outgoing get(LetterId id) {
        return outbox.get(id).orElseThrow(NotFound::new);
    }

    private List<LetterView> views(Collection<Outgoing> letters) {
        Map<PersonId, Person> readers = people.all(letters.stream()
                .map(Outgoing::recipient)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return letters.stream().map(letter -> view(letter, readers)).toList();
    }

    private static LetterView view(Outgoing letter, Map<PersonId, Person> readers) {
        Person reader = letter.recipient() == null ? null : readers.get(letter.recipient());
        return new LetterView(
                letter.id(),
                reader == null ? letter.email() : reader.displayName(),
                letter.email(),
                letter.kind(),
                letter.template(),
                letter.about(),
                letter.title(),
                letter.state(),
                letter.createdAt(),
                letter.sentAt(),
                letter.attempts(),
                letter.lastError());
    }
}
