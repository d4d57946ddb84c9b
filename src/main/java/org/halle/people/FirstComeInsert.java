package org.halle.people;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Inserts what may be inserted once, while others try the same: the unique index decides who was first, and a savepoint
 * keeps the loser's transaction alive.
 */
@Component
public class FirstComeInsert {

    private final TransactionTemplate savepoint;

    FirstComeInsert(PlatformTransactionManager transactions) {
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return whether the insert happened; false when somebody else was first */
    public boolean attempt(Runnable insert) {
        try {
            savepoint.executeWithoutResult(status -> insert.run());
            return true;
        } catch (DuplicateKeyException somebodyWasFirst) {
            return false;
        }
    }

    /**
     * Updates the one row there may be, or inserts it; when somebody else inserts it in between, theirs is updated.
     *
     * @param update how many rows it changed
     * @return whether the row is there; false when somebody else has taken theirs away again
     */
    public boolean upsert(IntSupplier update, Runnable insert) {
        return update.getAsInt() > 0 || attempt(insert) || update.getAsInt() > 0;
    }

    /** Inserts, or reads what somebody else inserted first. */
    <T> T orElse(Supplier<T> insert, Supplier<T> existing) {
        try {
            return savepoint.execute(status -> insert.get());
        } catch (DuplicateKeyException somebodyWasFirst) {
            return existing.get();
        }
    }
}
