package org.halle.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.halle.HalleTest;
import org.halle.Together;
import org.halle.cohort.CohortStage;
import org.halle.cohort.Venture;
import org.halle.impact.LinesRefused.Wrong;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.RefusedFields;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The cohorts of before Halle in the report of a programme whose own cohort has two ventures. */
@HalleTest
@Tag("database")
class PastCohortsTest {

    private static final String HEAD =
            "promotion;entree;projet;structure;statut;commune;issue;indicateur;unite;depart;fin;m6;m12;m24;source\n";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private PastCohorts past;

    @Autowired
    private Reporting reporting;

    @Autowired
    private Measuring measuring;

    @Autowired
    private People people;

    private CohortStage stage;

    @BeforeEach
    void aCohortOfTwo() {
        stage = CohortStage.of(context, "Abeilles", "Bateaux");
    }

    @AfterEach
    void giveTheClockBack() {
        stage.close();
    }

    @Test
    void comesToTheFiguresOfTheRoadMap() throws IOException {
        assertThat(past.take(stage.manager, stage.programme, sample())).isEqualTo(150);

        Reporting.Report three = reporting.report(stage.manager, stage.programme, 2018, 2020);
        assertThat(three.period().accompanied()).isEqualTo(80);
        assertThat(three.sinceStart().accompanied()).isEqualTo(150);
        assertThat(three.cohorts())
                .extracting(Reporting.Cohort::year, cohort -> cohort.count().accompanied())
                .containsExactly(tuple(2018, 26L), tuple(2019, 27L), tuple(2020, 27L));
        Reporting.Report all = reporting.report(stage.observer, stage.programme, null, null);
        assertThat(all.firstYear()).isEqualTo(2012);
        assertThat(all.lastYear()).isEqualTo(2026);
        assertThat(all.sinceStart().accompanied()).isEqualTo(152);
        assertThat(all.sums()).isNotEmpty().allMatch(sum -> sum.ventures() > 0);
        assertThatThrownBy(() -> reporting.report(stage.stranger, stage.programme, null, null))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void addsAMeasureOnceWhoeverClicksTwice() throws Exception {
        Venture bees = stage.venture("Abeilles");
        Measuring.Reading reading =
                new Measuring.Reading(new BigDecimal("12"), LocalDate.of(2026, 1, 5), "Registre", "emplois");
        List<Boolean> taken = Together.times(4, () -> {
            try {
                measuring.add(bees.lead(), bees.id(), null, "Emplois créés", Point.BASELINE, reading);
                return true;
            } catch (RefusedFields twice) {
                return false;
            }
        });
        assertThat(taken).containsOnlyOnce(true);
        assertThat(measuring.series(bees.id()).stream()
                        .filter(series -> series.indicator().name().equals("Emplois créés")))
                .singleElement()
                .satisfies(series -> assertThat(series.entries()).hasSize(1));
    }

    @Test
    void namesEachWrongLineAndTakesNothing() {
        String file = HEAD
                + "Promotion 2019;2019-02-03;Cantine;Cantine;scic;Nantes;diplome;Repas servis;repas;1200;1 800,5;;;;Bilan\n"
                + "Promotion 2019;30/02/2019;Garage;Garage;scic;Nantes;diplome;;;;;;;;\n"
                + "Promotion 2019;03/02/2019;Laverie;Laverie;sci;Nantes;parti;;;-4;;;;;\n"
                + "Promotion 2019;2019-02-03;Cantine;Cantine;scic;Nantes;diplome;Repas servis;repas;1;;;;;Bilan\n"
                + "Promotion 2019;2019-02-03;Atelier;Atelier;scic;Nantes;diplome;Repas servis;repas;1.200;;;;;Bilan\n"
                + ";2031-02-03;;;association;Nantes;retire;;;;;;;;\n";
        assertThatThrownBy(() -> past.take(stage.manager, stage.programme, bytes(file)))
                .isInstanceOfSatisfying(LinesRefused.class, refused -> assertThat(refused.lines())
                        .extracting(
                                Wrong::line, Wrong::column, wrong -> wrong.why().code())
                        .containsExactlyInAnyOrder(
                                tuple(3L, "entree", "impact.past.date"),
                                tuple(4L, "statut", "impact.past.status"),
                                tuple(4L, "issue", "impact.past.outcome"),
                                tuple(4L, "depart", "impact.past.figure"),
                                tuple(5L, "projet", "impact.past.twice"),
                                tuple(6L, "depart", "impact.refused.two-readings"),
                                tuple(7L, "promotion", "impact.past.missing"),
                                tuple(7L, "projet", "impact.past.missing"),
                                tuple(7L, "entree", "impact.past.future")));
        assertThat(past.of(stage.manager, stage.programme)).isEmpty();
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        String windows =
                HEAD.replace("entree", "Entrée").replace("unite", "Unité").toUpperCase(java.util.Locale.ROOT)
                        + "Promotion 2019;3/2/2019;Épicerie;Épicerie;SAS ESUS;Nantes;Diplômé;Repas;repas;1 200,5;;;;;Bilan\r\n;;;;;;;;;;;;;;\r\n";
        past.take(stage.manager, stage.programme, windows.getBytes(Charset.forName("windows-1252")));
        String commas = "\uFEFF" + HEAD.replace(';', ',')
                + "Promotion 2018,2018-02-03,\"Café, le\",Café,association,Nantes,withdrawn,,,,,,,,\n";
        past.take(stage.manager, stage.programme, bytes(commas));
        assertThat(reporting.report(stage.manager, stage.programme, 2018, 2019).lines())
                .extracting(
                        Reporting.Line::venture,
                        Reporting.Line::enteredOn,
                        Reporting.Line::legalStatus,
                        Reporting.Line::baseline)
                .containsExactly(
                        tuple("Café, le", LocalDate.of(2018, 2, 3), "association", null),
                        tuple("Épicerie", LocalDate.of(2019, 2, 3), "sas-esus", new BigDecimal("1200.5")));
        // sent twice, each line is named
        assertThatThrownBy(() -> past.take(stage.manager, stage.programme, bytes(commas)))
                .isInstanceOfSatisfying(LinesRefused.class, refused -> assertThat(
                                refused.lines().get(0).why().code())
                        .isEqualTo("impact.past.known"));
        past.remove(stage.manager, stage.programme, "Promotion 2018");
        assertThat(past.of(stage.manager, stage.programme))
                .extracting(PastCohorts.Imported::cohort)
                .containsExactly("Promotion 2019");
    }

    /** As Excel's "Unicode text" is, and what it writes and reads about the separator. */
    @Test
    void readsTabsAndUtf16AndANamedSeparator() {
        String line = "Promotion 2019;2019-02-03;Épicerie;Épicerie;scic;Nantes;diplome;;;;;;;;\n";
        String table = HEAD + line;
        String tabs = table.replace(';', '\t');
        Map<String, byte[]> files = Map.of(
                "tabs", bytes(tabs),
                "UTF-16 of a PC", ("\uFEFF" + tabs).getBytes(StandardCharsets.UTF_16LE),
                "UTF-16 of others", ("\uFEFF" + table).getBytes(StandardCharsets.UTF_16BE),
                "separator named", bytes("sep=;\r\n" + table),
                "separator named in quotes", bytes("\uFEFF\"sep=,\"\n" + table.replace(';', ',')));
        files.forEach((kind, file) -> {
            assertThat(past.take(stage.manager, stage.programme, file)).as(kind).isEqualTo(1);
            assertThat(past.of(stage.manager, stage.programme))
                    .as(kind)
                    .extracting(PastCohorts.Imported::cohort)
                    .containsExactly("Promotion 2019");
            past.remove(stage.manager, stage.programme, "Promotion 2019");
        });
        // the line is that of the file
        refused(bytes("sep=;\n" + HEAD + line.replace("scic", "sci")), 3, "impact.past.status");
    }

    @Test
    void saysWhyAFileIsNoTable() {
        refused(new byte[] {'P', 'K', 3, 4, 20, 0}, 1, "impact.past.spreadsheet");
        refused(HEAD.getBytes(StandardCharsets.UTF_16LE), 1, "impact.past.encoding");
        refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}, 1, "impact.past.encoding");
        refused(bytes("sep=;\n" + HEAD), 1, "impact.past.empty");
    }

    private void refused(byte[] file, long line, String why) {
        assertThatThrownBy(() -> past.take(stage.manager, stage.programme, file))
                .isInstanceOfSatisfying(LinesRefused.class, refused -> assertThat(refused.lines())
                        .extracting(Wrong::line, wrong -> wrong.why().code())
                        .containsExactly(tuple(line, why)));
    }

    @Test
    void refusesWhatIsNoTable() {
        for (String file : List.of("", "bonjour", "a;b;c\n1;2;3\n", HEAD, HEAD + "\"ouvert;;;", "\0\1\2")) {
            assertThatThrownBy(() -> past.take(stage.manager, stage.programme, bytes(file)))
                    .isInstanceOf(LinesRefused.class);
        }
        for (PersonId other : List.of(stage.coach, stage.observer, stage.stranger)) {
            assertThatThrownBy(() -> past.take(other, stage.programme, sample()))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> past.of(other, stage.programme)).isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void addsTheMeasureOfTheEndAndAnotherIndicator() throws Exception {
        Venture bees = stage.venture("Abeilles");
        stage.onboard(bees);
        var known = measuring.series(bees.id()).get(0).indicator();
        measuring.add(bees.lead(), bees.id(), known.id(), "", Point.END, reading("220"));
        measuring.add(bees.lead(), bees.id(), null, "Emplois créés", Point.BASELINE, reading("2"));
        assertThat(measuring.series(bees.id()))
                .extracting(series -> series.indicator().name())
                .containsExactly("Habitants accompagnés", "Emplois créés");
        // tasks go on asking for the one that the application named
        assertThat(measuring.asked(bees.id()).name()).isEqualTo("Habitants accompagnés");
        assertThatThrownBy(() -> measuring.add(bees.lead(), bees.id(), known.id(), "", Point.END, reading("1")))
                .isInstanceOf(RefusedFields.class);
        assertThatThrownBy(() -> measuring.add(bees.lead(), bees.id(), null, "emplois créés", Point.END, reading("1")))
                .isInstanceOf(RefusedFields.class);
        assertThatThrownBy(() -> measuring.add(stage.coach, bees.id(), known.id(), "", Point.M6, reading("1")))
                .isInstanceOf(Forbidden.class);
        mvc.perform(post("/ventures/" + bees.id() + "/impact/new")
                        .with(as(bees.lead()))
                        .with(csrf())
                        .param("name", "Repas")
                        .param("unit", "")
                        .param("point", "end")
                        .param("measured", "12")
                        .param("measuredOn", "2026-08-30")
                        .param("source", "Caisse"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("Dites en quoi il se compte")))
                .andExpect(content().string(Matchers.containsString("Caisse")));
        mvc.perform(get("/ventures/" + bees.id() + "/impact/new").with(as(bees.lead())))
                .andExpect(content().string(Matchers.containsString("Emplois créés")));
    }

    @Test
    void isSentAndReadInTheBrowser() throws Exception {
        String path = "/programmes/" + stage.programme + "/impact/past";
        mvc.perform(multipart(path)
                        .file(new MockMultipartFile(
                                "file", "p.csv", "text/csv", bytes(HEAD + "Promotion 2019;hier;;;x;;;;;;;;;;\n")))
                        .with(as(stage.manager))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("«\u00A0hier\u00A0» n’est pas une date")));
        mvc.perform(multipart(path)
                        .file(new MockMultipartFile("file", "p.csv", "text/csv", sample()))
                        .with(as(stage.manager))
                        .with(csrf()))
                .andExpect(redirectedUrl(path));
        mvc.perform(get(path).with(as(stage.manager)))
                .andExpect(content().string(Matchers.containsString("Promotion 2012")));
        mvc.perform(get("/programmes/" + stage.programme + "/impact?from=2018&to=2020")
                        .with(as(stage.observer)))
                .andExpect(content().string(Matchers.containsString(">80<")))
                .andExpect(content().string(Matchers.containsString(">150<")))
                .andExpect(content().string(Matchers.containsString("impact-bar-done")));
        mvc.perform(get(path + "/model.csv").with(as(stage.manager)))
                .andExpect(content().string(Matchers.startsWith("\uFEFFpromotion;entree")));

        byte[] pdf = mvc.perform(get("/programmes/" + stage.programme + "/impact/report.pdf?from=2018&to=2020")
                        .with(as(stage.manager)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("80 projets accompagnés dans la période")
                    .contains("150 depuis le début, de 2012 à 2020");
        }
        byte[] workbook = mvc.perform(get("/programmes/" + stage.programme + "/impact/report.xlsx")
                        .with(as(stage.manager)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            List<Row> rows = read.getFirstSheet().read();
            assertThat(rows).hasSize(153);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("Promotion");
            assertThat(rows.get(1).getCellAsNumber(9)).isPresent();
        }
    }

    private static Measuring.Reading reading(String amount) {
        return new Measuring.Reading(new BigDecimal(amount), LocalDate.of(2026, 8, 31), "Registre", "emplois");
    }

    private static byte[] sample() throws IOException {
        return new ClassPathResource("sample/past-cohorts.csv").getContentAsByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RequestPostProcessor as(PersonId person) {
        return user(new SignedIn(people.get(person)));
    }
}
