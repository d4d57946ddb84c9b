package org.halle.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * CSV as the reader's spreadsheet opens it by a double click: in French with semicolons and decimal commas, else with
 * commas and points; UTF-8 with its mark.
 */
final class CsvTable implements TableFile {

    private final CSVPrinter printer;
    private final DecimalFormat numbers;

    CsvTable(OutputStream out, Locale locale) throws IOException {
        boolean french = Locale.FRENCH.getLanguage().equals(locale.getLanguage());
        numbers = new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(french ? Locale.FRENCH : Locale.ROOT));
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        printer = new CSVPrinter(
                writer,
                CSVFormat.RFC4180.builder().setDelimiter(french ? ';' : ',').get());
    }

    @Override
    public void head(Collection<String> names) throws IOException {
        row(names);
    }

    @Override
    public void row(Collection<? extends @Nullable Object> cells) throws IOException {
        List<@Nullable Object> line = new ArrayList<>();
        for (Object cell : cells) {
            Object value = Cells.of(cell);
            line.add(value instanceof Number number ? numbers.format(number) : value);
        }
        printer.printRecord(line);
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
