package org.halle.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halle.engine.CaseMigration;
import org.halle.engine.CaseMigration.Landing;
import org.halle.engine.InvalidModel;
import org.halle.engine.ModelCheck;
import org.halle.engine.Publication;
import org.halle.engine.Publication.Published;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.studio.Difference.Change;
import org.halle.studio.Drafts.Draft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Putting drafts in force: looked at beforehand, all of one person's drafts at once, in one transaction. Live cases are
 * taken along one by one afterwards, or stay with the version they follow.
 */
@Service
@Transactional
public class Publishing {

    private static final int LONGEST_REMARK = 500;

    private final Authors authors;
    private final Drafts drafts;
    private final Releases releases;
    private final Publication publication;
    private final CaseMigration migration;
    private final ModelCheck check;
    private final LetterFiles letters;
    private final Approvals approvals;
    private final Programmes programmes;
    private final HalleClock clock;

    Publishing(
            Authors authors,
            Drafts drafts,
            Releases releases,
            Publication publication,
            CaseMigration migration,
            ModelCheck check,
            LetterFiles letters,
            Approvals approvals,
            Programmes programmes,
            HalleClock clock) {
        this.authors = authors;
        this.drafts = drafts;
        this.releases = releases;
        this.publication = publication;
        this.migration = migration;
        this.check = check;
        this.letters = letters;
        this.approvals = approvals;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * A file that would change.
     *
     * @param before what is in force; empty for a new file
     * @param conflict somebody has published another version of it since
     */
    public record ChangedFile(String name, String before, String after, List<Change> changes, boolean conflict) {

        static ChangedFile of(String name, String before, String after, boolean conflict) {
            return new ChangedFile(name, before, after, Difference.between(name, before, after), conflict);
        }
    }

    /**
     * What publishing would do.
     *
     * @param inForce the set it was compared with; publishing is refused when it is no longer in force
     * @param problems what keeps it from being published
     * @param landings where each live case of a changed diagram would land
     */
    public record Preview(String inForce, List<ChangedFile> files, List<Problem> problems, List<Landing> landings) {

        public boolean possible() {
            return !files.isEmpty() && problems.isEmpty() && files.stream().noneMatch(ChangedFile::conflict);
        }

        public long moving() {
            return landings.stream().filter(Landing::moves).count();
        }

        public List<Landing> staying() {
            return landings.stream().filter(landing -> !landing.moves()).toList();
        }
    }

    /** How a release's cases came along. */
    public record Progress(long all, long moved, long waiting, long stayed, List<Stay> stays) {}

    /** A case that stayed on its version, and why. */
    public record Stay(String process, UUID about, String reason) {}

    @Transactional(readOnly = true)
    public Preview preview(PersonId by) {
        authors.require(by);
        Published inForce = inForce();
        Map<String, String> changed = new TreeMap<>();
        List<ChangedFile> files = new ArrayList<>();
        for (Draft draft : drafts.of(by)) {
            changed.put(draft.file(), draft.content());
            files.add(ChangedFile.of(
                    draft.file(),
                    inForce.files().getOrDefault(draft.file(), ""),
                    draft.content(),
                    Drafting.changedSince(draft, inForce.files())));
        }
        return preview(inForce, changed, files);
    }

    /** What going back to the set before a release, or to the set of one, would do. */
    @Transactional(readOnly = true)
    public Preview previewBack(PersonId by, int number) {
        authors.require(by);
        Published inForce = inForce();
        Map<String, String> changed = changedBack(inForce, number);
        List<ChangedFile> files = changed.entrySet().stream()
                .map(entry -> ChangedFile.of(
                        entry.getKey(), inForce.files().getOrDefault(entry.getKey(), ""), entry.getValue(), false))
                .toList();
        return preview(inForce, changed, files);
    }

    /**
     * Puts one's drafts in force, together.
     *
     * @param seen the set that the preview was made against
     * @param take whether live cases are taken along
     * @throws Refused when something keeps it from being published, when the set changed since the preview, or when
     *     nothing is said of it
     */
    public Release publish(PersonId by, String seen, String remark, boolean take) {
        alone();
        Preview preview = preview(by);
        Map<String, String> changed = new TreeMap<>();
        drafts.of(by).forEach(draft -> changed.put(draft.file(), draft.content()));
        Release release = release(by, preview, seen, changed, remark, take, null);
        drafts.of(by).forEach(draft -> drafts.remove(by, draft.file()));
        return release;
    }

    /**
     * Puts files in force that were drawn elsewhere, together; live cases stay with the version they follow.
     *
     * @return what was released; empty when the files are in force as they are
     * @throws Refused when something keeps them from being published
     */
    public Optional<Release> bring(PersonId by, Map<String, String> files, String remark) {
        authors.require(by);
        Published inForce = inForce();
        Map<String, String> changed = new TreeMap<>(files);
        changed.entrySet()
                .removeIf(
                        file -> Objects.equals(file.getValue(), inForce.files().get(file.getKey())));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        alone();
        List<ChangedFile> told = changed.keySet().stream()
                .map(name -> new ChangedFile(name, "", "", List.of(), false))
                .toList();
        Preview preview = preview(inForce, changed, told);
        return Optional.of(release(by, preview, inForce.deployment(), changed, remark, false, null));
    }

    /**
     * Takes up the files of an earlier release again, as a new release. Nobody has to approve it: they were in force
     * before, and who goes back is in a hurry.
     */
    public Release goBack(PersonId by, int number, String seen, String remark, boolean take) {
        Preview preview = previewBack(by, number);
        return release(by, preview, seen, changedBack(inForce(), number), remark, take, number);
    }

    /** What putting in force what was asked would do; a conflict where somebody has published a file since. */
    @Transactional(readOnly = true)
    Preview preview(Approval asked) {
        Published inForce = inForce();
        Map<String, String> changed = asked.files();
        Set<String> since = releases.all().stream()
                .filter(release -> release.at().isAfter(asked.askedAt()))
                .flatMap(release -> release.files().stream())
                .collect(Collectors.toSet());
        List<ChangedFile> files = new TreeMap<>(changed)
                .entrySet().stream()
                        .map(entry -> ChangedFile.of(
                                entry.getKey(),
                                inForce.files().getOrDefault(entry.getKey(), ""),
                                entry.getValue(),
                                since.contains(entry.getKey())))
                        .toList();
        return preview(inForce, changed, files);
    }

    /** Puts in force what somebody else has approved. */
    Release approved(Approval asked, Preview preview, String seen) {
        return release(asked.author(), preview, seen, asked.files(), asked.remark(), asked.take(), null);
    }

    @Transactional(readOnly = true)
    boolean approvalWanted() {
        return approvals.wanting().stream()
                .anyMatch(programme -> programmes.get(programme).state() != Programme.State.CLOSED);
    }

    /** @throws Refused where a second person is wanted */
    private void alone() {
        if (approvalWanted()) {
            throw new Refused("studio.approval.wanted");
        }
    }

    @Transactional(readOnly = true)
    public List<Release> releases(PersonId by) {
        authors.require(by);
        return releases.all();
    }

    @Transactional(readOnly = true)
    public Release release(PersonId by, int number) {
        authors.require(by);
        return releases.find(number).orElseThrow(NotFound::new);
    }

    /** A file as it was before a release and as that made it. */
    public record Sides(String before, String after, List<Change> changes) {}

    @Transactional(readOnly = true)
    public Map<String, Sides> differences(PersonId by, int number) {
        Release release = release(by, number);
        Map<String, String> before = files(release.replaced(), number);
        Map<String, String> after = files(release.deployment(), number + 1);
        Map<String, Sides> sides = new LinkedHashMap<>();
        for (String file : release.files()) {
            String old = before.getOrDefault(file, "");
            String fresh = after.getOrDefault(file, "");
            sides.put(file, new Sides(old, fresh, Difference.between(file, old, fresh)));
        }
        return sides;
    }

    @Transactional(readOnly = true)
    public Progress progress(PersonId by, int number) {
        authors.require(by);
        Map<Releases.State, Long> counts = releases.counts(number);
        return new Progress(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(Releases.State.MOVED, 0L),
                counts.getOrDefault(Releases.State.WAITING, 0L),
                counts.getOrDefault(Releases.State.STAYED, 0L) + counts.getOrDefault(Releases.State.CANCELLED, 0L),
                releases.stayed(number).stream()
                        .map(move -> new Stay(move.process(), move.about(), move.reason()))
                        .toList());
    }

    /** Tries again to take along the cases that stayed. */
    public void retry(PersonId by, int number) {
        authors.require(by);
        releases.markAll(number, Releases.State.STAYED, Releases.State.WAITING);
    }

    /** Leaves the cases that still wait where they are. */
    public void cancel(PersonId by, int number) {
        authors.require(by);
        releases.markAll(number, Releases.State.WAITING, Releases.State.CANCELLED);
    }

    private Preview preview(Published inForce, Map<String, String> changed, List<ChangedFile> files) {
        List<Problem> problems = new ArrayList<>(letters.problems(letters(changed, true)));
        Map<String, String> models = letters(changed, false);
        if (!models.isEmpty()) {
            problems.addAll(check.check(models.entrySet().stream()
                    .map(entry -> ModelFile.of(entry.getKey(), entry.getValue()))
                    .toList()));
        }
        List<Landing> landings = problems.isEmpty() ? migration.preview(Publication.diagrams(changed)) : List.of();
        return new Preview(inForce.deployment(), files, problems, landings);
    }

    private Map<String, String> changedBack(Published inForce, int number) {
        Release release = releases.find(number).orElseThrow(NotFound::new);
        Map<String, String> changed = new TreeMap<>();
        files(release.replaced(), number).forEach((name, content) -> {
            if (!Objects.equals(content, inForce.files().get(name))) {
                changed.put(name, content);
            }
        });
        return changed;
    }

    private Release release(
            PersonId by,
            Preview preview,
            String seen,
            Map<String, String> changed,
            String remark,
            boolean take,
            @Nullable Integer backTo) {
        String said = ready(preview, seen, remark);
        int number = releases.next();
        letters.put(number, letters(changed, true));
        String deployment = deployed(preview.inForce(), letters(changed, false));
        Release release = new Release(
                number,
                deployment,
                preview.inForce(),
                by,
                clock.instant(),
                said,
                List.copyOf(changed.keySet()),
                backTo);
        releases.keep(release);
        if (take) {
            preview.landings()
                    .forEach(landing ->
                            releases.plan(release.number(), landing.instance(), landing.process(), landing.about()));
        }
        return release;
    }

    /** Letters alone change nothing for the engine. */
    private String deployed(String inForce, Map<String, String> models) {
        if (models.isEmpty()) {
            return inForce;
        }
        Map<String, String> files = new TreeMap<>(publication.files(inForce));
        files.putAll(models);
        try {
            return publication.publish(files);
        } catch (InvalidModel refused) {
            throw new Refused("studio.publish.refused", String.valueOf(refused.getMessage()));
        }
    }

    /** The set in force, letters included. */
    private Published inForce() {
        Published models = publication.inForce();
        Map<String, String> files = new TreeMap<>(models.files());
        files.putAll(letters.inForce());
        return new Published(models.deployment(), files);
    }

    private Map<String, String> files(String deployment, int release) {
        Map<String, String> files = new TreeMap<>(publication.files(deployment));
        files.putAll(letters.before(release));
        return files;
    }

    private static Map<String, String> letters(Map<String, String> files, boolean wanted) {
        Map<String, String> some = new TreeMap<>(files);
        some.keySet().removeIf(file -> LetterFiles.is(file) != wanted);
        return some;
    }

    /**
     * What is said of it, once nothing keeps it from being published.
     *
     * @throws Refused for what does
     */
    String ready(Preview preview, String seen, String remark) {
        String said = remark.strip();
        if (said.isEmpty()) {
            throw new Refused("studio.publish.remark-missing");
        }
        if (said.length() > LONGEST_REMARK) {
            throw new Refused("studio.publish.remark-too-long", LONGEST_REMARK);
        }
        if (!preview.inForce().equals(seen)) {
            throw new Refused("studio.publish.seen-old");
        }
        if (!preview.possible()) {
            throw new Refused("studio.publish.impossible");
        }
        return said;
    }
}
