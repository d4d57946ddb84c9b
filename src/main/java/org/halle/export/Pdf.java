package org.halle.export;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/**
 * PDFs from templates, as pages are: accessible (PDF/UA), with their font inside. A template for paper is well-formed
 * XHTML with its own style, and fetches nothing.
 */
@Component
public class Pdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** What people paste now and then, and no XML may hold. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final TemplateEngine templates;

    Pdf(TemplateEngine templates) {
        // it tells of every font it loads, on the log of the JDK
        XRLog.setLoggingEnabled(false);
        this.templates = templates;
    }

    /** @param template its name, as "selection/dossier-paper" */
    public void write(String template, Map<String, Object> model, Locale locale, OutputStream out) throws IOException {
        String page = templates.process(template, new Context(locale, model));
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.usePdfAConformance(PdfAConformance.NONE);
            builder.useFont(new PDFontSupplier(font(document)), "Liberation Sans");
            // nothing is fetched: no picture, no style from elsewhere, whatever a text brings along
            builder.useUriResolver((base, address) -> null);
            builder.withHtmlContent(NO_XML.matcher(page).replaceAll(""), null);
            builder.toStream(out);
            builder.run();
        }
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT), FONT)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // ligatures, which nobody misses here, are looked for anew in every word: three quarters of the time
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        }
    }
}
