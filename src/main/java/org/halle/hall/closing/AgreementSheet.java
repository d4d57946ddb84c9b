package org.halle.hall.closing;

import java.util.List;
import java.util.stream.Stream;

/**
 * An agreement as those whom it concerns see it.
 *
 * @param funder name of the organisation that pays
 * @param holder name of the organisation that is paid
 * @param project title of the dossier
 * @param text what is being signed or was; empty while nobody has signed
 * @param signatures in the order they were given; those under a text that was sent back are told apart
 * @param late the payments that should have been made
 * @param genuine whether the text still bears the print that was signed
 */
public record AgreementSheet(
        Agreement agreement,
        String funder,
        String holder,
        String project,
        String programme,
        String text,
        List<Signed> signatures,
        List<Tranche> tranches,
        List<Tranche> late,
        boolean genuine) {

    /**
     * A signature.
     *
     * @param account whose account it was given from
     * @param standing whether it stands under the present text
     */
    public record Signed(AgreementSignature signature, String account, boolean standing) {}

    /** The paragraphs of the text, each in its lines. */
    public List<List<String>> paragraphs() {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\n\n"))
                        .map(paragraph -> paragraph.lines().toList())
                        .toList();
    }
}
