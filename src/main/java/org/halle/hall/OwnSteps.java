package org.halle.hall;

import java.util.Map;

/** The processes of their own that funders may go through before they pledge. */
public interface OwnSteps {

    /** Those that the diagram of a dossier's review calls as it is in force, from key to name. */
    Map<String, String> offered();
}
