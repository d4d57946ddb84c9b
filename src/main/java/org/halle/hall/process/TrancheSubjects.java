package org.halle.hall.process;

import java.util.Set;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.hall.closing.AgreementReading;
import org.halle.kernel.AgreementId;
import org.halle.kernel.PersonId;
import org.halle.kernel.TrancheId;
import org.springframework.stereotype.Component;

/** Payments as the desk shows them: by the agreement they belong to. */
@Component
class TrancheSubjects implements Subjects {

    private final AgreementReading agreements;
    private final AgreementSubjects cards;

    TrancheSubjects(AgreementReading agreements, AgreementSubjects cards) {
        this.agreements = agreements;
        this.cards = cards;
    }

    @Override
    public String kind() {
        return ClosingModel.TRANCHE;
    }

    @Override
    public SubjectCard card(UUID id) {
        return cards.card(agreement(id));
    }

    @Override
    public Set<PersonId> people(String group, UUID id) {
        return agreements.people(group, agreement(id));
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        return agreements.sees(by, agreement(id));
    }

    private AgreementId agreement(UUID id) {
        return agreements.of(new TrancheId(id));
    }
}
