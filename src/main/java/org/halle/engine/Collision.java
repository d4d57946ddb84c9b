package org.halle.engine;

import org.camunda.bpm.engine.OptimisticLockingException;

/** Two who moved the same case at the same moment: the engine lets the first through. */
public final class Collision {

    private static final int MOST_CAUSES = 20;

    private Collision() {}

    /** Whether something failed for no other reason; whoever tries again gets through. */
    public static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
