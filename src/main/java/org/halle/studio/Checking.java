package org.halle.studio;

import java.util.List;
import org.halle.engine.ModelCheck;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.PersonId;
import org.springframework.stereotype.Service;

/** Says what is wrong with files while somebody edits them; nothing is kept. */
@Service
public class Checking {

    /** An editor asks after every pause in typing, a program for each file of a folder; a loop gone wild asks more. */
    private static final int MOST_A_MINUTE = 600;

    private final Authors authors;
    private final ModelCheck models;
    private final Pace pace;

    Checking(Authors authors, ModelCheck models, Pace pace) {
        this.authors = authors;
        this.models = models;
        this.pace = pace;
    }

    /**
     * All that is wrong with some files, together; empty when they may be put in force. What they refer to and do not
     * bring is looked for in what is in force.
     */
    public List<Problem> check(PersonId by, List<ModelFile> files) {
        authors.require(by);
        pace.step("check", by, MOST_A_MINUTE);
        return models.check(files);
    }
}
