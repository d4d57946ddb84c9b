package org.halle.programme;

import java.util.ArrayList;
import java.util.List;
import org.halle.engine.Operations;
import org.halle.engine.Operations.Cases;
import org.halle.engine.Operations.Diagram;
import org.halle.engine.Operations.Standing;
import org.halle.engine.Operations.Trouble;
import org.halle.engine.Operations.Waiting;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.LetterView;
import org.halle.notification.Letters;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a manager watches: where the programme's cases stand, which dates come, which steps stopped, what was written. */
@Service
@Transactional(readOnly = true)
public class Watching {

    private static final String PROGRAMME = "programme";
    private static final int MOST_LETTERS = 20;

    private final Programmes programmes;
    private final Operations operations;
    private final Letters letters;
    private final Rights rights;
    private final ObjectProvider<CasesBeside> beside;

    Watching(
            Programmes programmes,
            Operations operations,
            Letters letters,
            Rights rights,
            ObjectProvider<CasesBeside> beside) {
        this.programmes = programmes;
        this.operations = operations;
        this.letters = letters;
        this.rights = rights;
        this.beside = beside;
    }

    /**
     * A programme at one glance.
     *
     * @param standing how many cases stand at each element of each diagram
     * @param waiting the dates that diagrams wait for, the next one first
     * @param troubles steps that failed, those that stopped first
     * @param letters the newest letters
     */
    public record Overview(
            List<Standing> standing, List<Waiting> waiting, List<Trouble> troubles, List<LetterView> letters) {}

    public Overview overview(PersonId by, ProgrammeId id) {
        List<Cases> cases = cases(by, id);
        return new Overview(
                operations.standing(cases),
                operations.waiting(cases),
                operations.troubles(cases),
                letters.about(operations.subjects(cases), MOST_LETTERS));
    }

    /** A diagram in force, for somebody who manages the programme. */
    public Diagram diagram(PersonId by, ProgrammeId id, String process) {
        cases(by, id);
        return operations.diagram(process);
    }

    /** The programme's cases and all that stages run beside them, for somebody who manages it. */
    List<Cases> cases(PersonId by, ProgrammeId id) {
        programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        List<Cases> cases = new ArrayList<>();
        cases.add(new Cases(PROGRAMME, List.of(id.value())));
        beside.orderedStream().forEach(more -> cases.add(new Cases(more.process(), more.keys(id))));
        return cases;
    }
}
