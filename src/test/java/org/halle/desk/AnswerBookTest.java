package org.halle.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.halle.DatabaseTest;
import org.halle.Together;
import org.halle.kernel.PersonId;
import org.halle.people.FirstComeInsert;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DatabaseTest
@Import({AnswerBook.class, FirstComeInsert.class})
class AnswerBookTest {

    private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

    @Autowired
    private AnswerBook book;

    private final String task = UUID.randomUUID().toString();
    private final PersonId person = PersonId.random();

    @Test
    void keepsTheLaterOfTwoDrafts() {
        book.saveDraft(task, person, Map.of("note", "Belle lumière"), NOW);
        book.saveDraft(task, person, Map.of("note", "Belle lumière, peu de bruit"), NOW.plusSeconds(3));

        assertThat(book.draft(task, person))
                .contains(new AnswerBook.Draft(Map.of("note", "Belle lumière, peu de bruit"), NOW.plusSeconds(3)));
    }

    @RepeatedTest(10)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void keepsADraftThatSeveralWindowsSaveFirst() throws Exception {
        Together.times(8, () -> {
            book.saveDraft(task, person, Map.of("note", "Belle lumière"), NOW);
            return true;
        });

        assertThat(book.draft(task, person)).contains(new AnswerBook.Draft(Map.of("note", "Belle lumière"), NOW));
    }

    @RepeatedTest(10)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void notesWhoLooksFromSeveralWindowsFirst() throws Exception {
        Together.times(8, () -> {
            book.seen(task, person, NOW);
            return true;
        });

        assertThat(book.lookingAt(task, PersonId.random(), NOW.minus(Duration.ofSeconds(60))))
                .containsExactly(person);
    }
}
