package org.halle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.times;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.halle.engine.Diagrams;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.springframework.beans.factory.ObjectProvider;

/** The steps that any diagram may ask for, in one that a manager drew. */
@ExtendWith(MockitoExtension.class)
class DeskStepsTest {

    @Mock
    private ObjectProvider<Subjects> kinds;

    @Mock
    private Subjects ventures;

    @Mock
    private People people;

    @Mock
    private Mailing mailing;

    @Captor
    private ArgumentCaptor<Letter> letters;

    private final Diagrams diagrams = Diagrams.of();
    private final UUID venture = UUID.randomUUID();
    private final PersonId lead = new PersonId(UUID.randomUUID());
    private final PersonId referent = new PersonId(UUID.randomUUID());

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void writesWhatTheManagerWroteOnceToEachAndWaitsForTheMorningItWasTold() throws IOException {
        given(kinds.stream()).willReturn(Stream.of(ventures));
        given(ventures.kind()).willReturn("venture");
        given(ventures.card(venture))
                .willReturn(new SubjectCard("La Fabrique", "", "/", new ProgrammeId(UUID.randomUUID())));
        given(ventures.people("lead", venture)).willReturn(Set.of(lead));
        given(ventures.people("referent", venture)).willReturn(Set.of(referent, lead));
        given(ventures.knows(lead, venture)).willReturn(true);
        given(ventures.veiled(venture))
                .willReturn(new SubjectCard("Un projet", "", "/", new ProgrammeId(UUID.randomUUID())));
        DeskSteps steps = new DeskSteps();
        diagrams.steps(steps.notifyPeople(kinds, people, mailing), steps.waitUntil(diagrams.clock()));
        diagrams.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("notifying.bpmn", Files.readString(Path.of("src/test/resources/legitimate/notify.bpmn")))
                .deploy();

        diagrams.start("notifying", venture, Map.of("endsAt", Date.from(Instant.parse("2026-04-01T15:30:00Z"))));

        then(mailing).should(times(2)).post(letters.capture());
        assertThat(letters.getAllValues()).extracting(Letter::to).containsExactlyInAnyOrder(lead, referent);
        assertThat(letters.getAllValues()).allSatisfy(letter -> assertThat(letter.values())
                .containsEntry("title", "La visite approche")
                .containsEntry("about", letter.to().equals(lead) ? "La Fabrique" : "Un projet"));
        assertThat(diagrams.timers()).isEqualTo(List.of(Instant.parse("2026-03-30T07:00:00Z")));
        then(mailing).should(times(2)).post(any());
    }
}
