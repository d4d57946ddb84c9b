package org.halle.call.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.halle.call.Veil;
import org.halle.document.StoredDocument;
import org.halle.export.Pdf;
import org.halle.kernel.Refused;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * A project's file for who must not know whose project it is: its words without the names, set anew. Pictures, and what
 * a program wrote about the author, stay behind. What has no words to take names out of is not shown at all.
 */
@Component
class VeiledFile {

    private static final int MOST_PAGES = 200;

    private final Pdf pdf;

    VeiledFile(Pdf pdf) {
        this.pdf = pdf;
    }

    /** @throws Refused when names cannot be taken out of that kind of file */
    Resource of(String reference, Veil veil, StoredDocument document, Resource file) {
        try {
            return switch (document.mediaType()) {
                case "application/pdf" -> anew(reference, veil, file);
                case "text/plain", "text/csv" ->
                    new ByteArrayResource(veil.hide(file.getContentAsString(StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8));
                default -> throw new Refused("call.veiled.refused");
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Resource anew(String reference, Veil veil, Resource file) throws IOException {
        Locale locale = LocaleContextHolder.getLocale();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write("paper/veiled", Map.of("reference", reference, "pages", pages(veil, file)), locale, out);
        return new ByteArrayResource(out.toByteArray());
    }

    /** The words of each page that has some; none when it is a scan, locked or broken. */
    private static List<String> pages(Veil veil, Resource file) throws IOException {
        List<String> pages = new ArrayList<>();
        byte[] bytes = file.getContentAsByteArray();
        try (PDDocument read = Loader.loadPDF(bytes)) {
            PDFTextStripper words = new PDFTextStripper();
            words.setSortByPosition(true);
            for (int page = 1; page <= Math.min(read.getNumberOfPages(), MOST_PAGES); page++) {
                words.setStartPage(page);
                words.setEndPage(page);
                String text = veil.hide(words.getText(read)).strip();
                if (!text.isEmpty()) {
                    pages.add(text);
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return pages;
    }
}
