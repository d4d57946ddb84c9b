package org.halle.hall.process;

import java.util.Set;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.hall.HallSubjects;
import org.halle.hall.closing.AgreementReading;
import org.halle.kernel.AgreementId;
import org.halle.kernel.PersonId;
import org.springframework.stereotype.Component;

/** Agreements as the desk shows them. */
@Component
class AgreementSubjects implements Subjects {

    private final AgreementReading agreements;
    private final HallSubjects hall;

    AgreementSubjects(AgreementReading agreements, HallSubjects hall) {
        this.agreements = agreements;
        this.hall = hall;
    }

    @Override
    public String kind() {
        return ClosingModel.AGREEMENT;
    }

    @Override
    public SubjectCard card(UUID id) {
        return card(new AgreementId(id));
    }

    SubjectCard card(AgreementId id) {
        SubjectCard dossier = hall.card(agreements.get(id).dossier());
        return new SubjectCard(dossier.title(), dossier.subtitle(), "/agreements/" + id, dossier.programme());
    }

    @Override
    public Set<PersonId> people(String group, UUID id) {
        return agreements.people(group, new AgreementId(id));
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        return agreements.sees(by, new AgreementId(id));
    }
}
