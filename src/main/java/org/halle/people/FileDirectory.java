package org.halle.people;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;
import org.springframework.util.function.SingletonSupplier;

/** A directory in a file, read when it is first asked. */
final class FileDirectory implements Directory {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Supplier<Map<Siren, DirectoryEntry>> entries;

    FileDirectory(Resource file) {
        this.entries = SingletonSupplier.of(() -> read(file));
    }

    @Override
    public Optional<DirectoryEntry> find(Siren siren) {
        return Optional.ofNullable(entries.get().get(siren));
    }

    private static Map<Siren, DirectoryEntry> read(Resource file) {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            Map<Siren, DirectoryEntry> entries = new LinkedHashMap<>();
            for (CSVRecord row : FORMAT.parse(reader)) {
                Siren siren = Siren.parse(row.get("siren"));
                entries.put(
                        siren,
                        new DirectoryEntry(
                                siren,
                                row.get("name"),
                                LegalStatus.of(row.get("legal_status")).orElse(null),
                                row.get("town").isEmpty() ? null : row.get("town"),
                                row.get("founded_on").isEmpty() ? null : LocalDate.parse(row.get("founded_on"))));
            }
            return entries;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the directory " + file + " cannot be read", unreadable);
        }
    }
}
