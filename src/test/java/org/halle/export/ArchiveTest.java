package org.halle.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    @Test
    void givesEveryFileANameOfItsOwnThatStaysInside() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Archive archive = new Archive(out)) {
            archive.text("../../etc/passwd", "1");
            Archive folder = archive.in("AC26-001 Haies / chaleur");
            folder.text("budget.pdf", "2");
            folder.text("Budget.pdf", "3");
            folder.text("a:b*c?.txt", "4");
            archive.text("budget.pdf", "5");
            archive.text("", "6");
        }

        assertThat(names(out.toByteArray()))
                .containsExactly(
                        "etc passwd",
                        "AC26-001 Haies chaleur/budget.pdf",
                        "AC26-001 Haies chaleur/Budget-2.pdf",
                        "AC26-001 Haies chaleur/a b c .txt",
                        "budget.pdf",
                        "fichier");
    }

    @Test
    void goesOnAfterAPartThatClosedItsStream() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Archive archive = new Archive(out)) {
            archive.file("one.txt", stream -> {
                stream.write('1');
                stream.close();
            });
            archive.text("two.txt", "2");
        }

        assertThat(names(out.toByteArray())).containsExactly("one.txt", "two.txt");
    }

    @Test
    void shortensLongNamesAndKeepsTheirExtension() {
        assertThat(Archive.safe("x".repeat(300) + ".pdf")).hasSize(100).endsWith(".pdf");
    }

    private static List<String> names(byte[] zip) throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
