package org.halle.cohort;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Texts that were signed are added and read; nothing else. */
interface CharterTexts extends Repository<CharterText, String> {

    CharterText save(CharterText text);

    boolean existsById(String hash);

    Optional<CharterText> findById(String hash);
}
