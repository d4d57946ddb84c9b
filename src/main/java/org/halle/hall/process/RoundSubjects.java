package org.halle.hall.process;

import java.util.Set;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.document.DocumentGuard;
import org.halle.document.StoredDocument;
import org.halle.hall.DataRoom;
import org.halle.hall.HallSubjects;
import org.halle.kernel.PersonId;
import org.halle.kernel.RoundId;
import org.springframework.stereotype.Component;

/** Rounds as the desk shows them, and who opens the documents of their dossiers. */
@Component
class RoundSubjects implements Subjects, DocumentGuard {

    private final HallSubjects hall;
    private final DataRoom room;

    RoundSubjects(HallSubjects hall, DataRoom room) {
        this.hall = hall;
        this.room = room;
    }

    @Override
    public String kind() {
        return HallModel.ROUND;
    }

    @Override
    public SubjectCard card(UUID id) {
        return hall.card(new RoundId(id));
    }

    @Override
    public Set<PersonId> people(String group, UUID id) {
        return hall.people(group, new RoundId(id));
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        return hall.mayView(by, new RoundId(id));
    }

    @Override
    public boolean mayRead(PersonId by, StoredDocument document) {
        return room.mayRead(by, document);
    }

    @Override
    public boolean mayAttach(PersonId by, String subject) {
        return hall.mayAttach(by, subject);
    }
}
