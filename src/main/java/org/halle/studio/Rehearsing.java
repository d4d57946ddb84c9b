package org.halle.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.halle.engine.ModelCheck;
import org.halle.engine.Publication;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RehearsalId;
import org.halle.studio.Drafts.Draft;
import org.halle.studio.RehearsalSheet.State;
import org.halle.studio.rehearsal.Assumptions;
import org.halle.studio.rehearsal.Report;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trying one's drafts before they are published: a whole programme is played with them, by invented people, in a JVM of
 * its own; and again with what is in force, to compare.
 */
@Service
public class Rehearsing {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

    private final Authors authors;
    private final Drafts drafts;
    private final Publication publication;
    private final ModelCheck check;
    private final Rehearsals rehearsals;
    private final RehearsalRoom room;
    private final HalleClock clock;

    Rehearsing(
            Authors authors,
            Drafts drafts,
            Publication publication,
            ModelCheck check,
            Rehearsals rehearsals,
            RehearsalRoom room,
            HalleClock clock) {
        this.authors = authors;
        this.drafts = drafts;
        this.publication = publication;
        this.check = check;
        this.rehearsals = rehearsals;
        this.room = room;
        this.clock = clock;
    }

    /**
     * What would be played.
     *
     * @param drafts the files that one has changed; empty when it would be what is in force
     * @param problems what keeps it from being played
     */
    public record Script(List<String> drafts, List<Problem> problems) {}

    public Script script(PersonId by) {
        authors.require(by);
        room.prepare(() -> publication.inForce().files());
        List<Draft> mine = played(by);
        return new Script(mine.stream().map(Draft::file).toList(), problems(mine));
    }

    /**
     * Orders a rehearsal of one's drafts; without drafts, of what is in force.
     *
     * @throws Refused when the drafts may not be put in force, or when too many rehearsals wait
     */
    public RehearsalId order(PersonId by, Assumptions assumptions) {
        authors.require(by);
        List<Draft> mine = played(by);
        if (!problems(mine).isEmpty()) {
            throw new Refused("rehearsal.refused.problems");
        }
        if (rehearsals.shown().stream()
                .anyMatch(sheet -> sheet.author().equals(by) && !sheet.state().over() && room.knows(sheet.id()))) {
            throw new Refused("rehearsal.refused.already");
        }
        Map<String, String> inForce = publication.inForce().files();
        Map<String, String> files = new TreeMap<>(inForce);
        mine.forEach(draft -> files.put(draft.file(), draft.content()));
        RehearsalSheet sheet = new RehearsalSheet(
                RehearsalId.random(),
                by,
                clock.instant(),
                State.WAITING,
                0,
                assumptions.from(),
                mine.stream().map(Draft::file).toList(),
                assumptions.text(),
                script(files, assumptions),
                mine.isEmpty() ? null : script(inForce, assumptions),
                List.of());
        room.enter(sheet, files, inForce, assumptions);
        return sheet.id();
    }

    /** All that were ordered, the newest first. */
    public List<RehearsalSheet> all(PersonId by) {
        authors.require(by);
        return rehearsals.shown();
    }

    public RehearsalSheet sheet(PersonId by, RehearsalId id) {
        authors.require(by);
        return rehearsals.find(id).orElseThrow(NotFound::new);
    }

    /** What came of it; empty while it runs, and when it had no report. */
    public Optional<Report> report(PersonId by, RehearsalId id) {
        return json(by, id).map(Report::of);
    }

    /** The same as a file. */
    public Optional<String> json(PersonId by, RehearsalId id) {
        sheet(by, id);
        return rehearsals.report(id);
    }

    /** What came of what was in force, under the same assumptions; empty while that runs. */
    public Optional<Report> inForce(PersonId by, RehearsalId id) {
        String script = sheet(by, id).inForce();
        return script == null
                ? Optional.empty()
                : rehearsals
                        .played(script, room.openSince())
                        .flatMap(sheet -> rehearsals.report(sheet.id()))
                        .map(Report::of);
    }

    /** A diagram as it was played. */
    public String diagram(PersonId by, RehearsalId id, String process) {
        sheet(by, id);
        Map<String, String> files = JSON.readValue(rehearsals.files(id), FILES);
        return Optional.ofNullable(files.get(process + ".bpmn")).orElseThrow(NotFound::new);
    }

    /** @throws Forbidden when somebody else ordered it */
    public void cancel(PersonId by, RehearsalId id) {
        if (!sheet(by, id).author().equals(by)) {
            throw new Forbidden();
        }
        room.cancel(id);
    }

    /** Letters are not rehearsed: what they say changes nothing for who does what when. */
    private List<Draft> played(PersonId by) {
        return drafts.of(by).stream()
                .filter(draft -> !LetterFiles.is(draft.file()))
                .toList();
    }

    private List<Problem> problems(List<Draft> mine) {
        return mine.isEmpty()
                ? List.of()
                : check.check(new ArrayList<>(mine.stream()
                        .map(draft -> ModelFile.of(draft.file(), draft.content()))
                        .toList()));
    }

    private static String script(Map<String, String> files, Assumptions assumptions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, content) -> {
                digest.update((name + "\n" + content + "\0").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(assumptions.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
