package org.halle.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.halle.engine.Operations;
import org.halle.engine.Operations.Cases;
import org.halle.engine.Operations.Standing;
import org.halle.engine.Operations.Trouble;
import org.halle.engine.Operations.Waiting;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a manager watches: where the programme's instances stand, which dates come, which steps stopped. */
@Service
@Transactional(readOnly = true)
public class Watching {

    private static final String PROGRAMME = "programme";

    private final Programmes programmes;
    private final Operations operations;
    private final Rights rights;
    private final ObjectProvider<CasesBeside> beside;

    Watching(Programmes programmes, Operations operations, Rights rights, ObjectProvider<CasesBeside> beside) {
        this.programmes = programmes;
        this.operations = operations;
        this.rights = rights;
        this.beside = beside;
    }

    /** How many instances stand at each element, by diagram. */
    public Map<String, List<Standing>> standing(PersonId by, ProgrammeId id) {
        Map<String, List<Standing>> byProcess = new TreeMap<>();
        for (Standing standing : operations.standing(cases(by, id))) {
            byProcess
                    .computeIfAbsent(standing.process(), process -> new ArrayList<>())
                    .add(standing);
        }
        return byProcess;
    }

    public List<Waiting> waiting(PersonId by, ProgrammeId id) {
        return operations.waiting(cases(by, id));
    }

    public List<Trouble> troubles(PersonId by, ProgrammeId id) {
        return operations.troubles(cases(by, id));
    }

    @Transactional
    public void retry(PersonId by, ProgrammeId id, String job) {
        operations.retry(cases(by, id), job);
    }

    private List<Cases> cases(PersonId by, ProgrammeId id) {
        programmes.get(id);
        rights.require(by, id, Role.MANAGER);
        List<Cases> cases = new ArrayList<>();
        cases.add(new Cases(PROGRAMME, List.of(id.value())));
        beside.orderedStream().forEach(more -> cases.add(new Cases(more.process(), more.keys(id))));
        return cases;
    }
}
