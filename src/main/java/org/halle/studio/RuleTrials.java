package org.halle.studio;

import java.util.List;
import org.halle.call.Reconsidering;
import org.halle.call.Reconsidering.Replayed;
import org.halle.engine.Publication;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries an eligibility table that is not in force on decisions that were made. */
@Service
public class RuleTrials {

    /** The file of the table. */
    public static final String RULES = "eligibility.dmn";

    /** Each replays a whole programme. */
    private static final int MOST_A_MINUTE = 60;

    private final Checking checking;
    private final Drafts drafts;
    private final Publication publication;
    private final Reconsidering reconsidering;
    private final Pace pace;

    RuleTrials(Checking checking, Drafts drafts, Publication publication, Reconsidering reconsidering, Pace pace) {
        this.checking = checking;
        this.drafts = drafts;
        this.publication = publication;
        this.reconsidering = reconsidering;
        this.pace = pace;
    }

    /** Where the table comes from. */
    public enum Source {
        DRAFT,
        FORCE,
        FILE
    }

    /**
     * What came out.
     *
     * @param problems why the table cannot be asked; nothing is replayed then
     */
    public record Outcome(List<Problem> problems, List<Replayed> replayed) {}

    public boolean hasDraft(PersonId by) {
        return drafts.find(by, RULES).isPresent();
    }

    /**
     * @param file what was uploaded; null unless it comes from a file
     * @throws Refused when there is no such draft, or no file
     */
    public Outcome replay(PersonId by, ProgrammeId programme, Source source, byte @Nullable [] file) {
        pace.step("replay", by, MOST_A_MINUTE);
        ModelFile rules =
                switch (source) {
                    case DRAFT ->
                        ModelFile.of(
                                RULES,
                                drafts.find(by, RULES)
                                        .orElseThrow(() -> new Refused("studio.replay.no-draft"))
                                        .content());
                    case FORCE ->
                        ModelFile.of(RULES, publication.inForce().files().getOrDefault(RULES, ""));
                    case FILE -> {
                        if (file == null || file.length == 0) {
                            throw new Refused("studio.replay.no-file");
                        }
                        yield new ModelFile(RULES, file);
                    }
                };
        List<Problem> problems = checking.check(by, List.of(rules));
        return problems.isEmpty()
                ? new Outcome(List.of(), reconsidering.replay(by, programme, rules.content()))
                : new Outcome(problems, List.of());
    }
}
