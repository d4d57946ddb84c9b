package org.halle.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people answered to tasks, for a step that carries it on. */
@Service
@Transactional(readOnly = true)
public class GivenAnswers {

    private final AnswerBook book;

    GivenAnswers(AnswerBook book) {
        this.book = book;
    }

    /**
     * A number that somebody answered.
     *
     * @param task what the task was called
     */
    public record Figure(BigDecimal amount, String task, PersonId by, Instant at) {}

    /**
     * The number that was last answered to a field, in any task about a subject.
     *
     * @param field its key in the form
     * @return empty while nobody answered that field, or with words only
     */
    public Optional<Figure> lastNumber(UUID subject, String field) {
        return book.about(subject).stream()
                .flatMap(given ->
                        Optional.ofNullable(Answers.numberOf(given.answers().get(field)))
                                .map(amount -> new Figure(amount, given.name(), given.by(), given.at()))
                                .stream())
                .reduce((earlier, later) -> later);
    }
}
