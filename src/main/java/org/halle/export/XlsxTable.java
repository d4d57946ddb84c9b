package org.halle.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of one sheet: its head stands still and can be filtered. */
final class XlsxTable implements TableFile {

    private static final double WIDEST = 60;
    private static final double NARROWEST = 8;
    private static final int LONGEST_TITLE = 31;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int line;
    private int columns;

    XlsxTable(OutputStream out, String title) {
        workbook = new Workbook(out, "Halle", "1.0");
        String name = title.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        sheet = workbook.newWorksheet(name.length() > LONGEST_TITLE ? name.substring(0, LONGEST_TITLE) : name);
    }

    @Override
    public void head(Collection<String> names) {
        int column = 0;
        for (String name : names) {
            sheet.value(0, column, Cells.harmless(name));
            sheet.width(column, Math.max(NARROWEST, Math.min(WIDEST, name.length() + 4.0)));
            column++;
        }
        columns = column;
        if (columns > 0) {
            sheet.range(0, 0, 0, columns - 1).style().bold().fillColor("F3E8D3").set();
        }
        sheet.freezePane(0, 1);
        line = 1;
    }

    @Override
    public void row(Collection<? extends @Nullable Object> cells) {
        int column = 0;
        for (Object cell : cells) {
            Object value = Cells.of(cell);
            if (value instanceof Number number) {
                sheet.value(line, column, number);
            } else if (value instanceof Boolean flag) {
                sheet.value(line, column, flag);
            } else if (value != null) {
                sheet.value(line, column, value.toString());
            }
            column++;
        }
        line++;
    }

    @Override
    public void close() throws IOException {
        if (line > 1 && columns > 0) {
            sheet.setAutoFilter(0, 0, line - 1, columns - 1);
        }
        workbook.close();
    }
}
