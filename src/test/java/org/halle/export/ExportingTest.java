package org.halle.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.halle.HalleTest;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ExportId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports of kinds made up here, by the real worker on the real table. */
@HalleTest
@Tag("database")
class ExportingTest {

    private static final int PARTS = 3;

    @Autowired
    private Exports exports;

    @Autowired
    private ExportFiles files;

    @Autowired
    private ExportWorker worker;

    @Autowired
    private HalleClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MockMvc web;

    private UUID subject = UUID.randomUUID();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private PersonId reader;
    private PersonId other;
    private boolean allowed = true;

    @BeforeEach
    void somebody() {
        reader = person();
        other = person();
    }

    @Test
    void writesInTheBackgroundAndHandsItToWhoAskedOnly() throws Exception {
        ExportId id = start("quick");
        worker.await(id);

        Exporting exporting = exporting();
        assertThat(exporting.get(reader, id).state()).isEqualTo(Export.State.READY);
        assertThat(exporting.get(reader, id).fileName()).isEqualTo("essai.csv");
        assertThat(exporting.open(reader, id).getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("Un");
        assertThatThrownBy(() -> exporting.get(other, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> exporting.open(other, id)).isInstanceOf(NotFound.class);
        assertThat(exporting.mine(other)).isEmpty();
    }

    @Test
    void asksAgainWhetherTheReaderMayHaveItWhenItIsTaken() throws Exception {
        ExportId id = start("quick");
        worker.await(id);
        allowed = false;

        assertThatThrownBy(() -> exporting().open(reader, id)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> start("quick")).isInstanceOf(Forbidden.class);
    }

    @Test
    void tellsHowFarItIsAndStopsWhenCancelled() throws Exception {
        ExportId id = start("slow");
        begun.await();
        assertThat(exporting().get(reader, id).state()).isEqualTo(Export.State.RUNNING);
        assertThat(exporting().get(reader, id).total()).isEqualTo(PARTS);
        assertThatThrownBy(() -> exporting().open(reader, id)).isInstanceOf(Refused.class);

        cancel(id);
        goOn.countDown();
        worker.await(id);

        assertThat(exporting().get(reader, id).state()).isEqualTo(Export.State.CANCELLED);
        assertThat(files.read(id).exists()).isFalse();
        assertThatThrownBy(() -> cancel(id)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void neverBeginsWhatWasCancelledInTime() throws Exception {
        ExportId first = start("slow");
        begun.await();
        ExportId second = start("quick");
        cancel(second);
        goOn.countDown();
        worker.await(first);
        worker.await(second);

        assertThat(exporting().get(reader, second).state()).isEqualTo(Export.State.CANCELLED);
        assertThat(files.read(second).exists()).isFalse();
        assertThat(exporting().get(reader, first).state()).isEqualTo(Export.State.READY);
    }

    @Test
    void doesNotGiveUpWhatWaitsBehindALongOne() throws Exception {
        ExportId first = start("slow");
        begun.await();
        ExportId second = start("quick");
        for (ExportId id : java.util.List.of(first, second)) {
            database.sql("update export_run set beat_at = ? where id = ?")
                    .params(ago(Duration.ofHours(1)), id.value())
                    .update();
        }

        worker.tidy();
        goOn.countDown();
        worker.await(second);

        assertThat(exporting().get(reader, first).state()).isEqualTo(Export.State.READY);
        assertThat(exporting().get(reader, second).state()).isEqualTo(Export.State.READY);
    }

    @Test
    void saysSoWhenItBreaksAndKeepsNothingHalfWritten() throws Exception {
        ExportId id = start("broken");
        worker.await(id);

        assertThat(exporting().get(reader, id).state()).isEqualTo(Export.State.FAILED);
        assertThat(files.read(id).exists()).isFalse();
    }

    @Test
    void takesOnlySoManyAtOnceFromOnePerson() throws Exception {
        ExportId first = start("slow");
        begun.await();
        for (int more = 1; more < Exporting.AT_ONCE; more++) {
            subject = UUID.randomUUID();
            start("quick");
        }

        subject = UUID.randomUUID();
        assertThatThrownBy(() -> start("quick")).isInstanceOf(Refused.class);
        goOn.countDown();
        worker.await(first);
    }

    @Test
    void askedTwiceWhileItIsWrittenItIsOneFileAndAfterwardsAnother() throws Exception {
        ExportId first = start("slow");
        begun.await();

        assertThat(start("slow")).isEqualTo(first);
        assertThat(exporting().mine(reader)).hasSize(1);
        goOn.countDown();
        worker.await(first);
        ExportId afterwards = start("slow");
        assertThat(afterwards).isNotEqualTo(first);
        worker.await(afterwards);
    }

    @Test
    void knowsNeitherOtherKindsNorOtherFormats() {
        assertThatThrownBy(() -> start("nothing")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> exporting().start(reader, "quick", subject, ExportFormat.PDF, Locale.FRENCH))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void forgetsOldFilesAndGivesUpWhatAStoppedNodeLeft() throws Exception {
        ExportId old = start("quick");
        worker.await(old);
        ExportId lost = start("quick");
        worker.await(lost);
        database.sql("update export_run set state = 'RUNNING', beat_at = ? where id = ?")
                .params(ago(Duration.ofHours(1)), lost.value())
                .update();
        database.sql("update export_run set asked_at = ? where id = ?")
                .params(ago(Duration.ofHours(25)), old.value())
                .update();

        worker.tidy();

        assertThat(exports.findById(old)).isEmpty();
        assertThat(files.read(old).exists()).isFalse();
        assertThat(exporting().get(reader, lost).state()).isEqualTo(Export.State.FAILED);
    }

    @Test
    void isThereForProgramsAndBrowsersUnderItsOwnerOnly() throws Exception {
        ExportId id = start("quick");
        worker.await(id);
        var me = user(new org.halle.people.SignedIn(people.get(reader)));
        var stranger = user(new org.halle.people.SignedIn(people.get(other)));

        web.perform(get("/api/exports/{id}", id).with(me))
                .andExpect(jsonPath("$.state").value("ready"))
                .andExpect(jsonPath("$.file").value("/api/exports/" + id + "/file"));
        web.perform(get("/api/exports/{id}", id).with(stranger)).andExpect(status().isNotFound());
        web.perform(get("/exports/{id}/file", id).with(stranger)).andExpect(status().isNotFound());
        web.perform(get("/exports").with(stranger))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("Aucun export")));
        web.perform(get("/exports/nonsense").with(me)).andExpect(status().isNotFound());
    }

    private ExportId start(String kind) {
        return new TransactionTemplate(transactions)
                .execute(status -> exporting().start(reader, kind, subject, ExportFormat.CSV, Locale.FRENCH));
    }

    private void cancel(ExportId id) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> exporting().cancel(reader, id));
    }

    private java.time.OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(java.time.ZoneOffset.UTC);
    }

    private PersonId person() {
        return people.register("export-" + UUID.randomUUID() + "@halle.example", "Ex", "Port", Language.FR)
                .id();
    }

    private Exporting exporting() {
        return new Exporting(exports, files, worker, kinds(), clock);
    }

    private ObjectProvider<ExportKind> kinds() {
        return new ObjectProvider<>() {
            @Override
            public Stream<ExportKind> stream() {
                return Stream.of(
                        kind("quick", work -> {
                            try (TableFile table = work.table("Essai")) {
                                table.row(java.util.List.of("Un"));
                            }
                        }),
                        kind("slow", work -> {
                            work.progress(1, PARTS);
                            begun.countDown();
                            waitFor(goOn);
                            work.out().write('x');
                            work.progress(PARTS, PARTS);
                        }),
                        kind("broken", work -> {
                            work.out().write('x');
                            throw new IllegalStateException("broken for the test");
                        }));
            }
        };
    }

    private ExportKind kind(String name, ExportKind.Writer writer) {
        return ExportKind.named(name)
                .titled("export.what")
                .as(ExportFormat.CSV)
                .forWho((person, about) -> allowed)
                .called((about, locale) -> "essai")
                .writes(writer);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
