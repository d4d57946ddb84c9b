package org.halle.hall.process;

import java.util.Set;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.hall.HallSubjects;
import org.halle.kernel.DossierReviewId;
import org.halle.kernel.PersonId;
import org.springframework.stereotype.Component;

/** Funders' reviews as the desk shows them. */
@Component
class DossierReviewSubjects implements Subjects {

    private final HallSubjects hall;

    DossierReviewSubjects(HallSubjects hall) {
        this.hall = hall;
    }

    @Override
    public String kind() {
        return HallModel.DOSSIER_REVIEW;
    }

    @Override
    public SubjectCard card(UUID id) {
        return hall.card(hall.roundOf(new DossierReviewId(id)));
    }

    @Override
    public Set<PersonId> people(String group, UUID id) {
        DossierReviewId review = new DossierReviewId(id);
        return "colleagues".equals(group) ? hall.colleagues(review) : hall.people(group, hall.roundOf(review));
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        return hall.mayView(by, new DossierReviewId(id));
    }
}
