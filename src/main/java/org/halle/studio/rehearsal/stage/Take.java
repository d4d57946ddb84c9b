package org.halle.studio.rehearsal.stage;

/** How models are played. Both come to the same report where nothing fails, byte for byte. */
enum Take {
    /** Steps run in one go with what leads to them, which spares a transaction each. */
    QUICK,
    /** Each step by itself, as in earnest: what fails is put aside alone. */
    EXACT;

    /** Something failed in a quick take, and what else that would have taken along must be seen exactly. */
    static final class OnceMore extends Error {
        OnceMore() {
            super("once more", null, false, false);
        }
    }
}
