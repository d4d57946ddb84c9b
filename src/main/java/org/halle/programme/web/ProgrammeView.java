package org.halle.programme.web;

import org.halle.programme.Programme.State;

/** A programme as pages show it. */
record ProgrammeView(String id, String title, String summary, String territory, State state) {

    /** Key of the state's name. */
    public String stateLabel() {
        return "programme.state." + state;
    }

    /** The state's tone. */
    public String tone() {
        return switch (state) {
            case DRAFT -> "neutral";
            case RUNNING -> "info";
            case CLOSED -> "success";
        };
    }
}
