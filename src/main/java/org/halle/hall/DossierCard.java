package org.halle.hall;

/**
 * A dossier as the hall lists it.
 *
 * @param holder name of the organisation that leads the project
 * @param suits whether it matches the profile of the funder who looks
 * @param asked whether that funder is asked to read it
 * @param own whether it is the reader's own project
 * @param open whether the reader may open it: a project reads of the others how far they are, and no more
 */
public record DossierCard(
        Dossier dossier,
        Round round,
        String holder,
        Progress progress,
        boolean suits,
        boolean asked,
        boolean own,
        boolean open) {}
