package org.halle.selection;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halle.call.Application;
import org.halle.call.Content;
import org.halle.desk.FormQuestions;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.HalleClock;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.springframework.beans.factory.ObjectProvider;

/** People and applications for tests. */
final class Samples {

    static final ProgrammeId PROGRAMME = ProgrammeId.random();
    static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    static final Calibration UNCALIBRATED = Calibration.of(List.of());

    /** The five criteria of ATIS, alike. */
    static final Grid ATIS = new Grid(
            List.of(
                    new Grid.Criterion("purpose", "But", 1),
                    new Grid.Criterion("impact", "Impact", 1),
                    new Grid.Criterion("need", "Besoin", 1),
                    new Grid.Criterion("innovation", "Innovation", 1),
                    new Grid.Criterion("quality", "Qualité", 1)),
            2);

    /** Grids with these criteria and nothing set by a manager. */
    static Grids grids(Programmes programmes) {
        Rubrics none = mock(Rubrics.class);
        FormQuestions questions = mock(FormQuestions.class);
        given(questions.of("review", "review-grid"))
                .willReturn(ATIS.criteria().stream()
                        .map(one -> new FormQuestions.Question(one.code(), one.label(), Map.of("weight", "1")))
                        .toList());
        return new Grids(none, programmes, questions);
    }

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
        return Ranking.of(
                IntStream.range(0, applications)
                        .mapToObj(place -> new Ranking.Scores(
                                ApplicationId.random(), "AC26-%03d".formatted(place + 1), 1, List.of(5 - place * 0.1)))
                        .toList(),
                UNCALIBRATED);
    }

    static Application application(Application.Status status) {
        return application(status, "AC26-001", OrganisationId.random());
    }

    static Application application(Application.Status status, String reference, OrganisationId organisation) {
        return new Application(
                ApplicationId.random(),
                CallId.random(),
                PROGRAMME,
                reference,
                PersonId.random(),
                organisation,
                new Content(
                        "Haies et chaleur",
                        "reemploi",
                        "",
                        "",
                        "Rezé",
                        null,
                        null,
                        "amorcage",
                        false,
                        null,
                        null,
                        "",
                        null,
                        null),
                "{}",
                status,
                NOW,
                NOW,
                null,
                null,
                Set.of(),
                0L);
    }

    /** Jury from 4 May, announcement on 15 June, cohort from September 2026. */
    static Programme programme(int seats, int reviews) {
        return new Programme(
                PROGRAMME,
                "promotion-2026",
                "Promotion 2026",
                "",
                "44",
                Programme.State.RUNNING,
                SamplePlans.nineMonths(),
                new Rules(seats, reviews, 100, 7, 4, false),
                0L);
    }

    /** A provider with one bean. */
    static <T> ObjectProvider<T> only(T bean) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return Stream.of(bean);
            }
        };
    }

    static HalleClock clockAt(Instant instant) {
        HalleClock clock = new HalleClock(() -> instant);
        clock.travelTo(instant);
        return clock;
    }

    private Samples() {}
}
