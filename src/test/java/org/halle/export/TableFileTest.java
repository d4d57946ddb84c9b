package org.halle.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class TableFileTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesAWorkbookThatOpensWithNumbersAsNumbersAndNoFormula() throws Exception {
        try (TableFile table = new XlsxTable(out, "Notes : promotion [5]")) {
            table.head(List.of("Référence", "Note"));
            table.row(List.of("AC26-001", 4.25));
            table.row(List.of("=HYPERLINK(\"https://example.org\")", -1));
        }

        List<Row> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            rows.addAll(workbook.getFirstSheet().read());
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("Notes   promotion  5");
        }
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).getCell(1).asNumber().doubleValue()).isEqualTo(4.25);
        Cell dangerous = rows.get(2).getCell(0);
        assertThat(dangerous.getType()).isEqualTo(CellType.STRING);
        assertThat(dangerous.getFormula()).isNull();
        assertThat(dangerous.asString()).startsWith("'=HYPERLINK");
    }

    @Test
    void writesCsvAsTheReadersSpreadsheetWantsIt() throws Exception {
        assertThat(csv(Locale.FRENCH)).isEqualTo("\uFEFFRéférence;Note\r\nAC26-001;4,25\r\n\"'=1;2\";-1\r\n;\r\n");
        assertThat(csv(Locale.ENGLISH)).isEqualTo("\uFEFFRéférence,Note\r\nAC26-001,4.25\r\n'=1;2,-1\r\n,\r\n");
    }

    private String csv(Locale locale) throws Exception {
        out.reset();
        try (TableFile table = new CsvTable(out, locale)) {
            table.head(List.of("Référence", "Note"));
            table.row(List.of("AC26-001", 4.25));
            table.row(List.of("=1;2", -1));
            table.row(Arrays.asList(null, null));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
