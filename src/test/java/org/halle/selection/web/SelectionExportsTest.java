package org.halle.selection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.halle.HalleTest;
import org.halle.call.Decision;
import org.halle.document.Documents;
import org.halle.export.Exported;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.ExportId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.halle.selection.Empanelling;
import org.halle.selection.Shortlisting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a manager takes with them: an application whose people try every trick, one juror, one decision. */
@HalleTest
@Tag("database")
class SelectionExportsTest {

    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\";\"ici\")";

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Planning planning;

    @Autowired
    private Empanelling empanelling;

    @Autowired
    private Shortlisting shortlisting;

    @Autowired
    private Documents documents;

    @Autowired
    private Exported exported;

    @Autowired
    private JdbcClient database;

    private PersonId manager;
    private PersonId juror;
    private PersonId observer;
    private PersonId lead;
    private ProgrammeId programme;
    private CallId call;
    private ApplicationId application;

    @BeforeEach
    void oneOfEach() {
        manager = person("manager");
        people.makeOperator(manager);
        observer = person("observer");
        lead = person("lead");
        programme = planning.draft(
                manager,
                new NewProgramme("Promotion", "", "44", SamplePlans.nineMonths(), new Rules(1, 1, 100, 7, 4, false)));
        people.grant(observer, Role.OBSERVER, programme, null);
        juror = empanelling.seat(
                manager,
                new Empanelling.NewJuror(
                        programme,
                        "juror-" + UUID.randomUUID() + "@halle.example",
                        "Zélie",
                        "Pontdebois",
                        "",
                        LegalStatus.AUTRE,
                        Set.of()));
        apply();
        documents.store(
                lead,
                "application/" + application,
                "budget.pdf",
                new ByteArrayInputStream("%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        score();
        shortlisting.propose(manager, programme, 0, 0);
        shortlisting.decide(manager, programme, application, Decision.REFUSED, "Le budget n’est pas réuni.");
    }

    @Test
    void writesApplicationsWithNumbersAsNumbersAndFormulasAsText() throws Exception {
        List<List<Object>> rows = sheet("applications", programme.value());
        assertThat(rows.get(0)).contains("Référence", "Structure porteuse", "Budget (€)", "Résumé");
        assertThat(rows.get(1)).contains("EX26-001", "'" + FORMULA, 228000.0);

        String csv = new String(file("applications", programme.value(), "csv"), StandardCharsets.UTF_8);
        assertThat(csv)
                .contains("EX26-001;")
                .contains("'=HYPERLINK")
                .doesNotContain(";=")
                .doesNotContain(";\"=");
    }

    @Test
    void writesScoresWithEachCriterion() throws Exception {
        List<List<Object>> rows = sheet("scores", programme.value());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).contains("EX26-001", "Zélie Pontdebois", "rendue", 4.0, 5.0, "'@SUM(1+1)*cmd");
    }

    @Test
    void writesDecisionsWithTheirReasons() throws Exception {
        assertThat(sheet("decisions", programme.value()).get(1))
                .contains(1.0, "EX26-001", "Non retenu", "Le budget n’est pas réuni.");
    }

    @Test
    void writesTheMinutesOnPaper() throws Exception {
        String minutes = words(file("minutes", programme.value(), "pdf"));
        assertThat(minutes)
                .contains("Compte rendu", "Non retenu (1)", "EX26-001", "Le budget n’est pas réuni.", "Équilibre");
    }

    @Test
    void putsEverythingOfAnApplicationIntoOneArchive() throws Exception {
        Map<String, byte[]> entries = unzipped(file("dossier", application.value(), "zip"));
        assertThat(entries)
                .containsOnlyKeys(
                        "EX26-001/dossier.pdf",
                        "EX26-001/pieces/budget.pdf",
                        "EX26-001/eligibilite.csv",
                        "EX26-001/lettres.csv",
                        "EX26-001/messages.csv",
                        "EX26-001/evaluations.pdf");
        assertThat(words(entries.get("EX26-001/dossier.pdf"))).contains("Haies & chaleur <b>", "Un résumé", "Essai");
        assertThat(words(entries.get("EX26-001/evaluations.pdf")))
                .contains("Zélie Pontdebois", "Non retenu", "Le budget n’est pas réuni.");
        assertThat(unzipped(file("dossiers", programme.value(), "zip"))).containsKey("EX26-001/dossier.pdf");
    }

    @Test
    void isForManagersOnly() throws Exception {
        for (PersonId other : List.of(juror, observer, lead, person("stranger"))) {
            for (String kind : List.of("applications", "scores", "decisions", "minutes", "dossiers")) {
                assertThat(asked(
                                kind,
                                programme.value(),
                                kind.equals("minutes") ? "pdf" : kind.equals("dossiers") ? "zip" : "csv",
                                other))
                        .as(kind)
                        .isEqualTo(403);
            }
            assertThat(asked("dossier", application.value(), "zip", other)).isEqualTo(403);
        }
    }

    @Test
    void offersThemWhereTheirContentStands() throws Exception {
        assertThat(page("/calls/" + call + "/applications"))
                .contains("value=\"applications\"", "value=\"dossiers\"", "href=\"/exports\"");
        assertThat(page("/selection/" + programme + "/scores")).contains("value=\"scores\"");
        assertThat(page("/selection/" + programme + "/ranking")).contains("value=\"decisions\"", "value=\"minutes\"");
        assertThat(page("/projects/" + application)).contains("value=\"dossier\"");
        String begun = web.perform(post("/exports")
                        .param("kind", "decisions")
                        .param("subject", programme.toString())
                        .param("format", "csv")
                        .with(csrf())
                        .with(as(manager)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(begun).startsWith("/exports/");
        exported.await(id(begun));
        assertThat(page(begun)).contains("Télécharger le fichier", "decisions-promotion");
        assertThat(page("/exports")).contains("Décisions");
    }

    // --- helpers ---

    private byte[] file(String kind, UUID subject, String format) throws Exception {
        String at = web.perform(post("/api/exports")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"kind\":\"%s\",\"subject\":\"%s\",\"format\":\"%s\"}"
                                .formatted(kind, subject, format))
                        .header("Accept-Language", "fr")
                        .with(csrf())
                        .with(as(manager)))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(at).as(kind).isNotNull();
        exported.await(id(at));
        var answer =
                web.perform(get(at + "/file").with(as(manager))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(kind).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    private static ExportId id(String address) {
        return ExportId.of(address.substring(address.lastIndexOf('/') + 1));
    }

    private int asked(String kind, UUID subject, String format, PersonId by) throws Exception {
        return web.perform(post("/api/exports")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"kind\":\"%s\",\"subject\":\"%s\",\"format\":\"%s\"}"
                                .formatted(kind, subject, format))
                        .with(csrf())
                        .with(as(by)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private List<List<Object>> sheet(String kind, UUID subject) throws Exception {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file(kind, subject, "xlsx")))) {
            return book.getFirstSheet().read().stream()
                    .map(SelectionExportsTest::values)
                    .toList();
        }
    }

    private static List<Object> values(Row row) {
        return row.stream()
                .filter(cell -> cell != null && cell.getValue() != null)
                .map(cell ->
                        cell.getValue() instanceof java.math.BigDecimal number ? number.doubleValue() : cell.getValue())
                .map(Object.class::cast)
                .toList();
    }

    private static String words(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private String page(String path) throws Exception {
        var answer = web.perform(get(path).with(as(manager))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private RequestPostProcessor as(PersonId person) {
        return user(new SignedIn(people.get(person)));
    }

    private PersonId person(String name) {
        return people.register(name + "-" + UUID.randomUUID() + "@halle.example", name, "Essai", Language.FR)
                .id();
    }

    private void score() {
        OffsetDateTime at = Instant.parse("2026-05-20T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into assessment (id, application, programme, juror, state, substitute, marks, comment,"
                        + " asked_at, answered_at, version) values (?, ?, ?, ?, 'SCORED', false,"
                        + " 'impact=4 innovation=5 need=4 purpose=4 quality=4', '@SUM(1+1)*cmd', ?, ?, 0)")
                .params(UUID.randomUUID(), application.value(), programme.value(), juror.value(), at, at)
                .update();
    }

    private void apply() {
        call = CallId.random();
        application = ApplicationId.random();
        OrganisationId house = organisations
                .register("Porteur " + UUID.randomUUID(), LegalStatus.ASSOCIATION, null)
                .id();
        OffsetDateTime at = Instant.parse("2026-04-20T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into open_call (id, programme_id, slug, title, state, opens_at, closes_at,"
                        + " signature_percent, version) values (?, ?, ?, 'Appel', 'CLOSED', ?, ?, 100, 0)")
                .params(call.value(), programme.value(), call.toString(), at, at)
                .update();
        database.sql("insert into application (id, call_id, programme_id, reference, lead_id, organisation_id, title,"
                        + " challenge, summary, needs, town, stage, rd_activity, budget, impact_indicator, answers,"
                        + " status, started_at, submitted_at, version) values (?, ?, ?, 'EX26-001', ?, ?, ?, 'reemploi',"
                        + " 'Un résumé.', '', 'Rezé', 'amorcage', false, 22800000, '', ?, 'ELIGIBLE', ?, ?, 0)")
                .params(
                        application.value(),
                        call.value(),
                        programme.value(),
                        lead.value(),
                        house.value(),
                        "Haies & chaleur <b>",
                        "{\"title\":\"Haies\",\"summary\":\"Un résumé\\u0008.\",\"needs\":\"=HYPERLINK(\\\"http://evil.example\\\";\\\"ici\\\")\"}",
                        at,
                        at)
                .update();
    }
}
