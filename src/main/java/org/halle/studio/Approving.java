package org.halle.studio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.halle.kernel.ApprovalId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.studio.Drafts.Draft;
import org.halle.studio.Publishing.Preview;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nothing is put in force by one person alone where a programme wants it so: who publishes asks, and another manager
 * approves, or refuses with words. The diagrams are those of all programmes, so one that wants it is enough.
 */
@Service
@Transactional
public class Approving {

    private final Authors authors;
    private final Approvals approvals;
    private final Publishing publishing;
    private final Drafts drafts;
    private final Programmes programmes;
    private final People people;
    private final Rights rights;
    private final Mailing mailing;
    private final HalleClock clock;

    Approving(
            Authors authors,
            Approvals approvals,
            Publishing publishing,
            Drafts drafts,
            Programmes programmes,
            People people,
            Rights rights,
            Mailing mailing,
            HalleClock clock) {
        this.authors = authors;
        this.approvals = approvals;
        this.publishing = publishing;
        this.drafts = drafts;
        this.programmes = programmes;
        this.people = people;
        this.rights = rights;
        this.mailing = mailing;
        this.clock = clock;
    }

    /**
     * A programme, and whether a second person is wanted there.
     *
     * @param mayLift whether that person may do away with it
     */
    public record Wish(Programme programme, boolean wanted, boolean mayLift) {}

    /** Those that person manages, while they are not over. */
    @Transactional(readOnly = true)
    public List<Wish> wishes(PersonId by) {
        authors.require(by);
        Set<ProgrammeId> wanting = approvals.wanting();
        boolean operator = rights.isOperator(by);
        return programmes.all().stream()
                .filter(programme -> programme.state() != Programme.State.CLOSED)
                .filter(programme -> operator || rights.hasAny(by, programme.id(), Role.MANAGER))
                .map(programme -> new Wish(programme, wanting.contains(programme.id()), operator))
                .toList();
    }

    /**
     * From now on nobody publishes alone.
     *
     * @throws Forbidden unless the person manages that programme or is an operator
     */
    public void want(PersonId by, ProgrammeId programme) {
        if (!rights.isOperator(by)) {
            rights.require(by, programme, Role.MANAGER);
        }
        programmes.get(programme);
        if (!approvals.wanting().contains(programme)) {
            approvals.want(programme, by, clock.instant());
        }
    }

    /** An operator's business: a manager could otherwise lift it, publish alone, and want it again. */
    public void lift(PersonId by, ProgrammeId programme) {
        rights.requireOperator(by);
        approvals.unwant(programme);
    }

    /** Whether what is published has to be approved. */
    @Transactional(readOnly = true)
    public boolean wanted() {
        return publishing.approvalWanted();
    }

    /**
     * Asks for one's drafts to be put in force, and writes to those who may approve it.
     *
     * @param seen the set that the preview was made against
     * @throws Refused when something keeps them from being published, or when one has asked already
     */
    public ApprovalId ask(PersonId by, String seen, String remark, boolean take) {
        Preview preview = publishing.preview(by);
        String said = publishing.ready(preview, seen, remark);
        if (approvals.open().stream().anyMatch(one -> one.author().equals(by))) {
            throw new Refused("studio.approval.already");
        }
        Map<String, String> files = new TreeMap<>();
        drafts.of(by).forEach(draft -> files.put(draft.file(), draft.content()));
        Approval asked = Approval.asked(by, seen, said, take, files, clock.instant());
        approvals.add(asked);
        String author = people.get(by).displayName();
        approvers(by)
                .forEach(other -> mailing.post(Letter.info("studio-approval", other)
                        .about("approval/" + asked.id())
                        .with("author", author)
                        .with("remark", said)
                        .link("/studio/approvals/" + asked.id())));
        return asked.id();
    }

    /** What waits for somebody's word. */
    @Transactional(readOnly = true)
    public List<Approval> open(PersonId by) {
        authors.require(by);
        return approvals.open();
    }

    @Transactional(readOnly = true)
    public Approval get(PersonId by, ApprovalId id) {
        authors.require(by);
        return approvals.find(id).orElseThrow(NotFound::new);
    }

    /** Who let a release pass; empty when nobody had to. */
    @Transactional(readOnly = true)
    public Optional<PersonId> approver(PersonId by, int release) {
        authors.require(by);
        return approvals.approver(release);
    }

    /** Whether that person's word counts: another manager of a programme that wants it, or another operator. */
    @Transactional(readOnly = true)
    public boolean mayDecide(PersonId by, Approval approval) {
        return approval.state() == Approval.State.OPEN && !approval.author().equals(by) && counts(by);
    }

    /** What approving would do now. */
    @Transactional(readOnly = true)
    public Preview preview(PersonId by, ApprovalId id) {
        Approval asked = get(by, id);
        return publishing.preview(asked);
    }

    /**
     * Puts in force what was asked.
     *
     * @param seen the set that the preview was made against
     * @throws Forbidden unless the person's word counts
     * @throws Refused to who asked it
     */
    public Release approve(PersonId by, ApprovalId id, String seen) {
        Approval asked = decidable(by, id);
        Preview preview = publishing.preview(asked);
        Release release = publishing.approved(asked, preview, seen);
        approvals.decide(asked.approved(by, release.number(), clock.instant()));
        for (Draft draft : new ArrayList<>(drafts.of(asked.author()))) {
            if (Objects.equals(asked.files().get(draft.file()), draft.content())) {
                drafts.remove(asked.author(), draft.file());
            }
        }
        tell(asked, by, "studio-approved", "");
        return release;
    }

    /** @throws Refused to who asked it, and without a word */
    public void refuse(PersonId by, ApprovalId id, String words) {
        Approval refused = decidable(by, id).refused(by, words, clock.instant());
        approvals.decide(refused);
        tell(refused, by, "studio-refused", refused.words());
    }

    /** @throws Forbidden to anybody but who asked it */
    public void withdraw(PersonId by, ApprovalId id) {
        Approval asked = approvals.lock(id).orElseThrow(NotFound::new);
        if (!asked.author().equals(by)) {
            throw new Forbidden();
        }
        approvals.decide(asked.withdrawn(clock.instant()));
    }

    private Approval decidable(PersonId by, ApprovalId id) {
        authors.require(by);
        Approval asked = approvals.lock(id).orElseThrow(NotFound::new);
        asked.byAnother(by);
        if (!counts(by)) {
            throw new Forbidden();
        }
        return asked;
    }

    private boolean counts(PersonId by) {
        return rights.isOperator(by)
                || approvals.wanting().stream().anyMatch(programme -> rights.hasAny(by, programme, Role.MANAGER));
    }

    private Set<PersonId> approvers(PersonId author) {
        Set<PersonId> found = new LinkedHashSet<>();
        approvals.wanting().forEach(programme -> people.holding(Role.MANAGER, programme).stream()
                .map(Person::id)
                .forEach(found::add));
        found.remove(author);
        return found;
    }

    private void tell(Approval asked, PersonId by, String letter, String words) {
        mailing.post(Letter.info(letter, asked.author())
                .about("approval/" + asked.id())
                .with("approver", people.get(by).displayName())
                .with("remark", asked.remark())
                .with("words", words)
                .link("/studio/approvals/" + asked.id()));
    }
}
