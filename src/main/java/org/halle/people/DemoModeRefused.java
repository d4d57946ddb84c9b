package org.halle.people;

/** Halle does not start: a demonstration, where anybody may sign in as anybody, would be reachable by others. */
class DemoModeRefused extends RuntimeException {

    private final String remedy;

    DemoModeRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
