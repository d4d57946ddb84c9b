package org.halle.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.halle.people.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people wrote in the place of the words that letters come with: editions, counted upwards; the newest counts. */
@Repository
class LetterEditions {

    private static final String PREFIX = "letter.";

    private final JdbcClient database;

    LetterEditions(JdbcClient database) {
        this.database = database;
    }

    /** @param key such as {@code letter.notice.subject} */
    Optional<String> find(Language language, String key) {
        int part = key.lastIndexOf('.');
        if (!key.startsWith(PREFIX) || part < PREFIX.length()) {
            return Optional.empty();
        }
        return database
                .sql("select words from letter_edition where template = ? and language = ? and part = ?"
                        + " order by edition desc limit 1")
                .params(key.substring(PREFIX.length(), part), language.name(), key.substring(part + 1))
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** All that counted before an edition: words by {@code template language part}. */
    Map<String, String> before(int edition) {
        Map<String, String> words = new HashMap<>();
        database.sql("select template, language, part, words from letter_edition where edition < ? order by edition")
                .param(edition)
                .query((row, number) -> words.put(
                        key(
                                row.getString("template"),
                                Language.valueOf(row.getString("language")),
                                row.getString("part")),
                        row.getString("words")))
                .list();
        return words;
    }

    void put(int edition, String template, Language language, String part, String words) {
        database.sql("insert into letter_edition (template, language, part, edition, words) values (?, ?, ?, ?, ?)")
                .params(template, language.name(), part, edition, words)
                .update();
    }

    static String key(String template, Language language, String part) {
        return template + " " + language + " " + part;
    }
}
