package org.halle.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.engine.Operations;
import org.halle.engine.Operations.Cases;
import org.halle.engine.Operations.Element;
import org.halle.engine.Operations.Trouble;
import org.halle.engine.Repairs;
import org.halle.engine.Repairs.Place;
import org.halle.engine.Repairs.Repair;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The manager's repair table: what stopped, who is stuck where, and getting each going again; managers only. */
@Service
@Transactional
public class Repairing {

    private final Watching watching;
    private final Operations operations;
    private final Repairs repairs;
    private final ObjectProvider<Subjects> subjects;

    Repairing(Watching watching, Operations operations, Repairs repairs, ObjectProvider<Subjects> subjects) {
        this.watching = watching;
        this.operations = operations;
        this.repairs = repairs;
        this.subjects = subjects;
    }

    /**
     * What there is to repair.
     *
     * @param subjects what each subject is called, by its id; none for one whose case outlived it
     */
    public record Table(
            List<Trouble> troubles, List<Place> places, List<Repair> done, Map<UUID, SubjectCard> subjects) {}

    @Transactional(readOnly = true)
    public Table table(PersonId by, ProgrammeId programme) {
        List<Cases> cases = watching.cases(by, programme);
        return new Table(
                operations.troubles(cases),
                repairs.places(cases),
                repairs.done(cases),
                cards(operations.subjects(cases)));
    }

    /** Where one waiting case could go on. */
    @Transactional(readOnly = true)
    public List<Element> targets(PersonId by, ProgrammeId programme, String place) {
        return repairs.targets(watching.cases(by, programme), place);
    }

    public void retry(PersonId by, ProgrammeId programme, String job) {
        repairs.retry(by, watching.cases(by, programme), job);
    }

    public void skip(PersonId by, ProgrammeId programme, String job, String reason) {
        repairs.skip(by, watching.cases(by, programme), job, reason);
    }

    public void move(PersonId by, ProgrammeId programme, String place, String to, String reason) {
        repairs.move(by, watching.cases(by, programme), place, to, reason);
    }

    private Map<UUID, SubjectCard> cards(Iterable<String> kindsAndIds) {
        Map<String, Subjects> kinds = new LinkedHashMap<>();
        subjects.orderedStream().forEach(kind -> kinds.put(kind.kind(), kind));
        Map<UUID, SubjectCard> cards = new LinkedHashMap<>();
        for (String one : kindsAndIds) {
            Subjects kind = kinds.get(one.substring(0, one.indexOf('/')));
            UUID id = UUID.fromString(one.substring(one.indexOf('/') + 1));
            if (kind != null) {
                try {
                    cards.put(id, kind.card(id));
                } catch (NotFound gone) {
                    // its case outlived it: shown without a name
                }
            }
        }
        return cards;
    }
}
