package org.halle.cohort.web;

import java.time.Instant;
import java.util.List;
import org.halle.cohort.Onboarding;
import org.halle.people.People;
import org.springframework.stereotype.Component;

/** A signed charter, as pages and programs read it. */
@Component
class CharterViews {

    /** A signature: the name written under the text, and whose account it was given from. */
    record SignatureView(String signatory, String account, Instant signedAt, String hash) {}

    /**
     * A charter.
     *
     * @param hash SHA-256 of the text in UTF-8, in hexadecimal
     * @param genuine whether every signature bears that print
     */
    record CharterView(String text, String hash, int asked, boolean genuine, List<SignatureView> signatures) {}

    private final People people;

    CharterViews(People people) {
        this.people = people;
    }

    CharterView view(Onboarding.SignedCharter charter) {
        return new CharterView(
                charter.text(),
                charter.print(),
                charter.asked(),
                charter.genuine(),
                charter.signatures().stream()
                        .map(one -> new SignatureView(
                                one.signatory(),
                                people.get(one.signedBy()).displayName(),
                                one.signedAt(),
                                one.textHash()))
                        .toList());
    }
}
