package org.halle.studio;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.halle.engine.sandbox.Problem;
import org.halle.notification.LetterTemplate;
import org.halle.notification.LetterTemplate.Words;
import org.halle.notification.LetterTemplates;
import org.halle.people.Language;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Letters as files of the set, "cohort-welcome.letter": drafted, compared and published with the diagrams. */
@Component
class LetterFiles {

    static final String ENDING = ".letter";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LetterTemplates templates;

    LetterFiles(LetterTemplates templates) {
        this.templates = templates;
    }

    static boolean is(String file) {
        return file.endsWith(ENDING);
    }

    Map<String, String> inForce() {
        return files(templates.inForce());
    }

    /** As they were before a release. */
    Map<String, String> before(int release) {
        return files(templates.before(release));
    }

    void put(int release, Map<String, String> letters) {
        letters.forEach((file, content) -> templates.put(release, read(file, content)));
    }

    /** What keeps some letters from being published. */
    List<Problem> problems(Map<String, String> letters) {
        return letters.entrySet().stream()
                .flatMap(letter -> templates.check(read(letter.getKey(), letter.getValue())).stream()
                        .map(mistake -> new Problem(letter.getKey(), null, null, mistake.code(), mistake.arguments())))
                .toList();
    }

    /** Without words when it cannot be read. */
    static LetterTemplate read(String file, String content) {
        Map<Language, Words> words = new EnumMap<>(Language.class);
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (JacksonException unreadable) {
            root = JSON.createObjectNode();
        }
        for (Language language : Language.values()) {
            JsonNode said = root.path(code(language));
            words.put(
                    language,
                    new Words(
                            said.path("subject").asString(""),
                            said.path("text").asString(""),
                            said.path("action").asString("")));
        }
        return new LetterTemplate(file.substring(0, file.length() - ENDING.length()), words);
    }

    static String write(LetterTemplate letter) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            Words words = letter.in(language);
            Map<String, String> said = new LinkedHashMap<>();
            said.put("subject", words.subject().strip());
            said.put("text", words.text().replace("\r\n", "\n").strip());
            said.put("action", words.action().strip());
            root.put(code(language), said);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Map<String, String> files(Map<String, LetterTemplate> letters) {
        Map<String, String> files = new TreeMap<>();
        letters.forEach((code, letter) -> files.put(code + ENDING, write(letter)));
        return files;
    }

    private static String code(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }
}
