package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.halle.engine.ModelCheck;
import org.halle.engine.Publication;
import org.halle.engine.Publication.Published;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.studio.rehearsal.OtherJvm;
import org.halle.studio.rehearsal.Standby;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks at what would be rehearsed finds a JVM that stands by. */
class RehearsalStandbyTest {

    private static final PersonId AUTHOR = PersonId.random();
    private static final HalleClock CLOCK = new HalleClock(() -> Instant.parse("2027-01-04T08:00:00Z"));

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path classes;

    @TempDir
    Path data;

    private final Authors authors = mock(Authors.class);
    private final Publication publication = mock(Publication.class);

    @BeforeEach
    void whatIsInForce() throws Exception {
        OtherJvm.thatDoes(classes, "");
        OtherJvm.inAJar(classes);
        when(publication.inForce()).thenReturn(new Published("1", Map.of("programme.bpmn", "<x/>")));
    }

    @AfterEach
    void asBefore() {
        OtherJvm.asBefore();
    }

    @Test
    void oneBeginsWhenAnAuthorLooks() {
        RehearsalStandby standby = standby(LONG);

        rehearsing(standby).script(AUTHOR);

        Standby waiting = await().until(standby::take, Objects::nonNull);
        assertThat(waiting.waits()).isTrue();
        waiting.cancel();
    }

    @Test
    void itEndsWithHalle() {
        RehearsalStandby standby = standby(LONG);
        rehearsing(standby).script(AUTHOR);
        await().until(RehearsalStandbyTest::aJvmRuns);

        standby.destroy();

        await().until(() -> !aJvmRuns());
    }

    @Test
    void itLeavesItsClassesWhenNobodyOrdersARehearsal() {
        rehearsing(standby(Duration.ofMillis(1))).script(AUTHOR);

        await().ignoreExceptions()
                .until(() -> !OtherJvm.archives(data.resolve("rehearsal")).isEmpty());
    }

    @Test
    void thereIsNoneForOthersNorWhereNoneIsWanted() {
        rehearsing(standby(Duration.ZERO)).script(AUTHOR);
        doThrow(new Forbidden()).when(authors).require(AUTHOR);
        assertThatThrownBy(() -> rehearsing(standby(LONG)).script(AUTHOR)).isInstanceOf(Forbidden.class);

        verify(publication, never()).inForce();
        assertThat(aJvmRuns()).isFalse();
    }

    private static boolean aJvmRuns() {
        return ProcessHandle.current()
                .children()
                .anyMatch(child -> child.info().command().orElse("").endsWith("java"));
    }

    private RehearsalStandby standby(Duration patience) {
        return new RehearsalStandby(data, patience);
    }

    private Rehearsing rehearsing(RehearsalStandby standby) {
        Rehearsals rehearsals = mock(Rehearsals.class);
        return new Rehearsing(
                authors,
                mock(Drafts.class),
                publication,
                mock(ModelCheck.class),
                rehearsals,
                new RehearsalRoom(rehearsals, CLOCK, data, standby),
                CLOCK);
    }
}
