package org.halle.people;

import java.util.Optional;

/** Where organisations are looked up by their SIREN. */
public interface Directory {

    /** What it knows; empty when it knows nothing, or cannot be asked just now: people then type themselves. */
    Optional<DirectoryEntry> find(Siren siren);
}
