package org.halle.notification;

import java.util.HashMap;
import java.util.Map;
import org.halle.people.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people wrote in the place of the words that letters come with: editions, counted upwards; the newest counts. */
@Repository
class LetterEditions {

    private final JdbcClient database;

    LetterEditions(JdbcClient database) {
        this.database = database;
    }

    /** The newest words of a letter's parts, by part ({@code subject}, {@code text}, {@code action}); rewritten ones only. */
    Map<String, String> newest(Language language, String template) {
        Map<String, String> words = new HashMap<>();
        database.sql("select part, words from letter_edition where template = ? and language = ? order by edition")
                .params(template, language.name())
                .query((row, number) -> words.put(row.getString("part"), row.getString("words")))
                .list();
        return words;
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
