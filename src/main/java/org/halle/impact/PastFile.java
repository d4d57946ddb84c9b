package org.halle.impact;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.halle.impact.LinesRefused.Wrong;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.TypedNumber;
import org.halle.people.LegalStatus;
import org.jspecify.annotations.Nullable;

/**
 * A file of past cohorts as spreadsheets write it: commas, semicolons or tabs, UTF-8, UTF-16 or what Windows writes,
 * 12,5 or 12.5, 2019-01-14 or 14/01/2019. Either every line is right, or each wrong one is named.
 */
final class PastFile {

    /** The columns, in the order of the model that people fill in. */
    static final List<String> COLUMNS = List.of(
            "promotion",
            "entree",
            "projet",
            "structure",
            "statut",
            "commune",
            "issue",
            "indicateur",
            "unite",
            "depart",
            "fin",
            "m6",
            "m12",
            "m24",
            "source");

    private static final int MOST_LINES = 5_000;
    private static final int MOST_WRONG = 200;
    private static final int LONGEST = 200;
    private static final int LONGEST_UNIT = 60;
    private static final int LONGEST_SOURCE = 1_000;
    private static final BigDecimal LARGEST = new BigDecimal("1e14");
    private static final Map<String, Boolean> GRADUATED =
            Map.of("diplome", true, "graduated", true, "retire", false, "withdrawn", false);
    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final ProgrammeId programme;
    private final PersonId by;
    private final Instant at;
    private final LocalDate today;
    /** The line with the heads of the columns. */
    private final int heads;

    private final List<Wrong> wrong = new ArrayList<>();

    private PastFile(ProgrammeId programme, PersonId by, Instant at, LocalDate today, int before) {
        this.programme = programme;
        this.by = by;
        this.at = at;
        this.today = today;
        this.heads = 1 + before;
    }

    /** @throws LinesRefused naming each line and column that makes no sense */
    static List<PastMeasure> read(byte[] file, ProgrammeId programme, PersonId by, Instant at, LocalDate today) {
        try {
            PastText text = PastText.of(file);
            return new PastFile(programme, by, at, today, text.before()).read(text);
        } catch (LinesRefused named) {
            throw named;
        } catch (Refused noTable) {
            throw new LinesRefused(List.of(new Wrong(1, null, noTable)));
        }
    }

    private List<PastMeasure> read(PastText text) {
        List<PastMeasure> lines = new ArrayList<>();
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(text.separator())
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setAllowMissingColumnNames(true)
                .get()
                .parse(new StringReader(text.table()))) {
            Map<String, String> columns = columns(parser.getHeaderNames());
            if (wrong.isEmpty()) {
                Set<String> seen = new HashSet<>();
                for (CSVRecord row : parser) {
                    add(row, columns, seen, lines);
                }
            }
        } catch (IOException | IllegalArgumentException | UncheckedIOException | IllegalStateException unreadable) {
            wrong.add(new Wrong(1, null, new Refused("impact.past.unreadable")));
        }
        if (lines.isEmpty() && wrong.isEmpty()) {
            wrong.add(new Wrong(1, null, new Refused("impact.past.empty")));
        }
        if (!wrong.isEmpty()) {
            throw new LinesRefused(wrong.subList(0, Math.min(wrong.size(), MOST_WRONG)));
        }
        return lines;
    }

    private void add(CSVRecord row, Map<String, String> columns, Set<String> seen, List<PastMeasure> lines) {
        if (row.stream().allMatch(String::isBlank)) {
            return;
        }
        if (lines.size() >= MOST_LINES) {
            wrong.add(new Wrong(row.getRecordNumber() + heads, null, new Refused("impact.past.long", MOST_LINES)));
            throw new LinesRefused(wrong);
        }
        PastMeasure line = new Line(row, columns).read();
        if (!seen.add(line.cohort() + "\n" + line.venture() + "\n" + line.indicator())) {
            wrong.add(new Wrong(row.getRecordNumber() + heads, "projet", new Refused("impact.past.twice")));
        }
        lines.add(line);
    }

    /** What the file calls each column; every one is there. */
    private Map<String, String> columns(List<String> head) {
        Map<String, String> found = new HashMap<>();
        head.forEach(name -> found.putIfAbsent(plain(name), name));
        List<String> missing =
                COLUMNS.stream().filter(column -> !found.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            wrong.add(new Wrong(heads, null, new Refused("impact.past.columns", String.join(", ", missing))));
        }
        return found;
    }

    /** One line being read; what is wrong with it is noted, and something harmless stands for it. */
    private final class Line {

        private final CSVRecord row;
        private final Map<String, String> columns;

        Line(CSVRecord row, Map<String, String> columns) {
            this.row = row;
            this.columns = columns;
        }

        PastMeasure read() {
            String indicator = text("indicateur", LONGEST);
            PastMeasure line = new PastMeasure(
                    null,
                    programme,
                    needed("promotion", LONGEST),
                    entered(),
                    needed("projet", LONGEST),
                    text("structure", LONGEST),
                    status(),
                    text("commune", LONGEST),
                    graduated(),
                    indicator,
                    text("unite", LONGEST_UNIT),
                    figure("depart"),
                    figure("fin"),
                    figure("m6"),
                    figure("m12"),
                    figure("m24"),
                    text("source", LONGEST_SOURCE),
                    by,
                    at);
            if (!line.figures().isEmpty()) {
                if (indicator.isEmpty()) {
                    refuse("indicateur", new Refused("impact.past.indicator"));
                }
                if (line.source().isEmpty()) {
                    refuse("source", new Refused("impact.past.source"));
                }
            }
            return line;
        }

        private String cell(String column) {
            String name = columns.get(column);
            return name != null && row.isSet(name) ? row.get(name).strip() : "";
        }

        private String text(String column, int longest) {
            String text = cell(column);
            if (text.length() > longest) {
                refuse(column, new Refused("impact.past.too-long", longest));
            }
            return text;
        }

        private String needed(String column, int longest) {
            String text = text(column, longest);
            if (text.isEmpty()) {
                refuse(column, new Refused("impact.past.missing"));
            }
            return text;
        }

        private LocalDate entered() {
            String typed = cell("entree");
            LocalDate day = day(typed);
            if (day == null) {
                refuse("entree", new Refused("impact.past.date", typed));
                return today;
            }
            if (day.isAfter(today)) {
                refuse("entree", new Refused("impact.past.future", typed));
            }
            return day;
        }

        private String status() {
            String typed = plain(cell("statut")).replace(' ', '-');
            if (LegalStatus.of(typed).isEmpty()) {
                refuse("statut", new Refused("impact.past.status", cell("statut")));
            }
            return typed;
        }

        private boolean graduated() {
            Boolean outcome = GRADUATED.get(plain(cell("issue")));
            if (outcome == null) {
                refuse("issue", new Refused("impact.past.outcome", cell("issue")));
                return false;
            }
            return outcome;
        }

        private @Nullable BigDecimal figure(String column) {
            String typed = cell(column).replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
            if (typed.isEmpty()) {
                return null;
            }
            if (TypedNumber.ambiguous(cell(column))) {
                refuse(column, new Refused("impact.refused.two-readings", cell(column)));
                return null;
            }
            if (!typed.matches("\\d{1,15}(\\.\\d{1,4})?") || new BigDecimal(typed).compareTo(LARGEST) > 0) {
                refuse(column, new Refused("impact.past.figure", cell(column)));
                return null;
            }
            return new BigDecimal(typed);
        }

        private void refuse(String column, Refused why) {
            wrong.add(new Wrong(row.getRecordNumber() + heads, column, why));
        }
    }

    private static @Nullable LocalDate day(String typed) {
        for (DateTimeFormatter format : List.of(DateTimeFormatter.ISO_LOCAL_DATE, FRENCH)) {
            try {
                return LocalDate.parse(typed, format);
            } catch (DateTimeException other) {
                continue;
            }
        }
        return null;
    }

    /** As people write heads and codes: without accents, in lower case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("\uFEFF", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
