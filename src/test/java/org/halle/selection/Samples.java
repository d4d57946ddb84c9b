package org.halle.selection;

import java.util.List;
import java.util.Set;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;

/** People and applications for tests. */
final class Samples {

    static final ProgrammeId PROGRAMME = ProgrammeId.random();

    static Juror juror(String... challenges) {
        return Juror.seated(PROGRAMME, PersonId.random(), OrganisationId.random(), Set.of(challenges));
    }

    static Candidacy candidacy(String challenge) {
        return new Candidacy(
                ApplicationId.random(),
                "AC26-001",
                challenge,
                Set.of(PersonId.random(), PersonId.random()),
                Set.of(OrganisationId.random(), OrganisationId.random()));
    }

    static Ranking ranking(int applications) {
        return Ranking.of(java.util.stream.IntStream.range(0, applications)
                .mapToObj(place -> new Ranking.Scores(
                        ApplicationId.random(), "AC26-%03d".formatted(place + 1), 1, List.of(5 - place * 0.1)))
                .toList());
    }

    private Samples() {}
}
