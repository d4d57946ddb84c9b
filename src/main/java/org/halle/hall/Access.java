package org.halle.hall;

import org.halle.kernel.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to a dossier, and so what they see of it.
 *
 * @param manager runs the programme
 * @param project leads the project or takes part in it
 * @param funder the organisation for which the person is a funder of the programme; null when none
 * @param asked whether that funder is asked to read this dossier
 * @param pledged whether that funder's pledge stands
 * @param observer may see how it goes, and no more
 */
public record Access(
        boolean manager,
        boolean project,
        @Nullable OrganisationId funder,
        boolean asked,
        boolean pledged,
        boolean observer) {

    /** A funder who was asked and has said nothing yet. */
    static Access ofSomeFunder() {
        return new Access(false, false, OrganisationId.random(), true, false, false);
    }

    public boolean asFunder() {
        return funder != null;
    }

    /** Reads the dossier itself; an observer reads its outline only. */
    public boolean reads() {
        return manager || project || asFunder();
    }

    /** Sees who pledged what. */
    public boolean seesNames() {
        return manager || project || pledged;
    }

    /** Opens the documents. */
    public boolean seesDocuments() {
        return manager || project || asked;
    }

    /** Sees what the funders said and did. */
    public boolean seesFunders() {
        return manager || project;
    }

    boolean any() {
        return reads() || observer;
    }
}
