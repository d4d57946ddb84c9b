package org.halle.engine.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads a form's file with the line of every object, with an end to how much and how deep. */
final class JsonReader {

    private static final int DEEPEST = 30;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(100_000)
                    .maxNumberLength(30)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** An object: its members by name, each text, number, boolean, list, another object or null. */
    record Item(int line, Map<String, @Nullable Object> members) {

        String text(String member) {
            return members.get(member) instanceof String text ? text.strip() : "";
        }

        boolean has(String member) {
            return members.get(member) != null;
        }

        @Nullable Object get(String member) {
            return members.get(member);
        }

        Optional<Item> item(String member) {
            return members.get(member) instanceof Item item ? Optional.of(item) : Optional.empty();
        }

        /** The objects of a list; nothing when there is no such list. */
        List<Item> items(String member) {
            return members.get(member) instanceof List<?> list
                    ? list.stream()
                            .filter(Item.class::isInstance)
                            .map(Item.class::cast)
                            .toList()
                    : List.of();
        }
    }

    private JsonReader() {}

    static Optional<Item> read(ModelFile file, Findings findings) {
        if (file.content().length > XmlReader.MOST_BYTES) {
            findings.whole("too-large", XmlReader.MOST_BYTES / 1024);
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), file.content())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                findings.at(null, 1, "not-a-form");
                return Optional.empty();
            }
            Item root = object(json);
            if (json.nextToken() != null) {
                findings.at(null, line(json), "not-a-form");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (JacksonException unreadable) {
            Illegible.tell(unreadable, findings);
            return Optional.empty();
        }
    }

    private static Item object(JsonParser json) {
        int line = line(json);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return new Item(line, members);
    }

    private static @Nullable Object value(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }
}
