package org.halle.selection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.HalleTest;
import org.halle.desk.Desk;
import org.halle.document.Documents;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.CallId;
import org.halle.kernel.DocumentId;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.halle.people.Siren;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.halle.selection.Allocating;
import org.halle.selection.Empanelling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A jury that reads blind, and an application that tells its authors' names wherever one can. */
@HalleTest
class BlindReviewTest {

    /** One grey dot. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN4DAAA8QDxTc9mcwAAAABJRU5ErkJggg==";

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** The demonstration's own reading of every letter, which no juror has outside of it, and what tests answer. */
    private static final Set<String> NO_JUROR = Set.of("/letters", "/trial", "/api/trial");

    @Autowired
    private MockMvc web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping addresses;

    @Autowired
    private People people;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Planning planning;

    @Autowired
    private Empanelling empanelling;

    @Autowired
    private Allocating allocating;

    @Autowired
    private Documents documents;

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient database;

    private final String mark =
            UUID.randomUUID().toString().replaceAll("[^a-f]", "").substring(0, 5);
    private final String house = "Les Ombellifères " + mark;
    private final String other = "Studio Zwaluw " + mark;
    private final Siren siren = siren();

    private PersonId manager;
    private PersonId juror;
    private PersonId lead;
    private PersonId partner;
    private ProgrammeId programme;
    private ApplicationId application;
    private CallId call;
    private DocumentId document;
    private String doneTask;

    @BeforeEach
    void aBlindJury() {
        manager = person("manager", "Essai");
        people.makeOperator(manager);
        lead = person("Apollonie", "Brindemousse");
        partner = person("Barnabé", "Tournepierre");
        programme = planning.draft(
                manager,
                new NewProgramme("À l’aveugle", "", "44", SamplePlans.nineMonths(), new Rules(1, 1, 100, 7, 4, true)));
        application = ApplicationId.random();
        apply();
        document = documents
                .store(
                        manager,
                        "application/" + application,
                        "Xylographe Ombellifères.pdf",
                        new ByteArrayInputStream("%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)))
                .id();
        handIn();
        juror = empanelling.seat(
                manager,
                new Empanelling.NewJuror(
                        programme,
                        "juror-" + UUID.randomUUID() + "@halle.example",
                        "Ann",
                        "Juré",
                        "",
                        LegalStatus.AUTRE,
                        Set.of()));
        allocating.allocate(programme);
        conversation.start("review", application.value(), Outcome.none());
        runSteps();
        doneTask = doneByTheLead();
    }

    @Test
    void tellsAJurorNowhereWhoApplies() throws Exception {
        String task =
                desk.openTasks(juror, "application", application.value()).get(0).id();
        // its own people look at the same task: who does is told to nobody who reads blind
        database.sql("insert into desk_presence (task_id, person, seen_at) values (?, ?, ?)")
                .params(task, lead.value(), OffsetDateTime.now(ZoneOffset.UTC).plusYears(50))
                .update();

        Map<String, String> leaks = new TreeMap<>();
        List<String> opened = new ArrayList<>();
        for (String address : addresses(task)) {
            MockHttpServletResponse answer = web.perform(
                            get(java.net.URI.create(address)).with(as(juror)))
                    .andReturn()
                    .getResponse();
            told(answer).forEach(name -> leaks.put(address, name));
            assertThat(answer.getStatus()).as(address).isLessThan(500);
            if (answer.getStatus() == 200) {
                opened.add(address);
            }
        }
        for (String address : List.of("/desk/%s/complete", "/api/tasks/%s/complete")) {
            told(refused(post(address.formatted(doneTask)))).forEach(name -> leaks.put(address, name));
        }

        assertThat(leaks).isEmpty();
        // the walk was there: these are a juror's own
        assertThat(opened)
                .contains(
                        "/jury",
                        "/desk",
                        "/desk/" + task,
                        "/desk/" + task + "/looking",
                        "/api/tasks",
                        "/api/tasks/" + task,
                        "/documents/" + document,
                        "/api/documents/" + document)
                .doesNotContain("/projects/" + application, "/api/applications/" + application);
    }

    @Test
    void showsTheManagerWhatItHidesFromTheJury() throws Exception {
        String page = answer("/projects/" + application, manager).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains(house, other, "Xylographe Ombellifères.pdf");
    }

    @Test
    void letsTheJurorReadWhatIsSaidWithoutWhoSaysIt() throws Exception {
        String task =
                desk.openTasks(juror, "application", application.value()).get(0).id();
        String page = answer("/desk/" + task, juror).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Des habitantes accompagnent leurs voisins", "[…]", "BR26-001", "Document 1");
        assertThat(answer("/documents/" + document, juror).getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .contains("BR26-001-")
                .contains(".pdf");
    }

    @Test
    void letsTheJurorReadAPdfWithoutWhoWroteIt() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.getDocumentInformation().setAuthor("Apollonie Brindemousse");
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                text.newLineAtOffset(60, 700);
                text.showText("Nos ateliers, par Apollonie Brindemousse (a.brindemousse@example.org)");
                text.endText();
            }
            pdf.save(written);
        }
        DocumentId paper = attach("Plan.pdf", written.toByteArray());
        DocumentId picture = attach("Logo.png", Base64.getDecoder().decode(PICTURE));

        byte[] read = answer("/documents/" + paper, juror).getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(read)) {
            String words = new PDFTextStripper().getText(pdf);
            assertThat(words).contains("Nos ateliers, par […]").doesNotContainIgnoringCase("brindemousse");
            assertThat(pdf.getDocumentInformation().getAuthor()).doesNotContainIgnoringCase("brindemousse");
        }
        assertThat(new String(read, StandardCharsets.ISO_8859_1)).doesNotContainIgnoringCase("brindemousse");
        // who manages the programme reads it as it is
        assertThat(answer("/documents/" + paper, manager).getContentAsByteArray())
                .isEqualTo(written.toByteArray());
        // nobody can take a name out of a picture
        web.perform(get("/documents/" + picture).with(as(juror))).andExpect(status().isUnprocessableContent());
    }

    private DocumentId attach(String name, byte[] bytes) {
        return documents
                .store(manager, "application/" + application, name, new ByteArrayInputStream(bytes))
                .id();
    }

    @Test
    void writesToTheJuryWithoutNames() {
        List<String> letters = database.sql("select title || ' ' || body from letter where recipient = ?")
                .param(juror.value())
                .query(String.class)
                .list();
        assertThat(letters).isNotEmpty();
        assertThat(letters).allSatisfy(letter -> assertThat(toldIn(letter)).isEmpty());
    }

    @Test
    void findsNoTaskByTheNameThatItHides() throws Exception {
        assertThat(answer("/api/tasks?q=accompagner", juror).getContentAsString())
                .contains(application.toString());
        assertThat(answer("/api/tasks?q=ombellif", juror).getContentAsString()).doesNotContain(application.toString());
    }

    // --- what a juror may ask for, and what it must not find there ---

    /** Every address that answers, with every id there is. */
    private List<String> addresses(String task) {
        List<String> ids = List.of(
                programme.toString(),
                application.toString(),
                task,
                doneTask,
                document.toString(),
                call.toString(),
                lead.toString(),
                "review",
                siren.digits().substring(0, 8));
        List<String> all = new ArrayList<>();
        addresses.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> NO_JUROR.stream().noneMatch(pattern::startsWith))
                .forEach(pattern -> fill(pattern, ids, List.of(application.toString(), document.toString()), all));
        assertThat(all).hasSizeGreaterThan(400);
        return all;
    }

    /** @param within what may stand further on: it belongs to what stands first */
    private static void fill(String pattern, List<String> ids, List<String> within, List<String> all) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            all.add(pattern);
            return;
        }
        for (String id : ids) {
            fill(
                    new StringBuilder(pattern)
                            .replace(variable.start(), variable.end(), id)
                            .toString(),
                    within,
                    within,
                    all);
        }
    }

    private List<String> told(MockHttpServletResponse answer) throws Exception {
        StringBuilder everything = new StringBuilder(answer.getContentAsString(StandardCharsets.UTF_8));
        answer.getHeaderNames().forEach(name -> everything.append('\n').append(answer.getHeaders(name)));
        return toldIn(java.net.URLDecoder.decode(
                everything.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8));
    }

    private List<String> toldIn(String text) {
        String plain = text.replace("&#39;", "'").replace("&amp;", "&").toLowerCase(java.util.Locale.FRENCH);
        return List.of(
                        "ombellif",
                        "zwaluw",
                        "brindemousse",
                        "tournepierre",
                        "apollonie",
                        people.get(lead).email(),
                        people.get(partner).email(),
                        "bonjour@",
                        siren.digits(),
                        siren.toString().replace('\u00a0', ' '),
                        "xylographe")
                .stream()
                .filter(plain::contains)
                .toList();
    }

    private MockHttpServletResponse answer(String address, PersonId reader) throws Exception {
        return web.perform(get(address).with(as(reader))).andReturn().getResponse();
    }

    private MockHttpServletResponse refused(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = web.perform(request.with(as(juror))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"answers\":{}}"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        return answer;
    }

    // --- set the scene ---

    private void handIn() {
        String answers =
                """
                {"title": "%s", "summary": "%s", "documents": [{"documentId": "%s", "name": "Xylographe Ombellifères.pdf", "size": 14}]}
                """
                        .formatted(title(), summary(), document);
        database.sql("update application set answers = ? where id = ?")
                .params(answers, application.value())
                .update();
    }

    private String title() {
        return "Ombellifères " + mark + " : accompagner au pied des immeubles";
    }

    private String summary() {
        return "Des habitantes accompagnent leurs voisins avec " + other + ". Écrire à Apollonie"
                + " Brindemousse, bonjour@ombelliferes.example, SIREN "
                + siren.toString().replace('\u00a0', ' ') + ", ou à M. TOURNEPIERRE.";
    }

    private void apply() {
        call = CallId.random();
        OrganisationId leads =
                organisations.register(house, LegalStatus.ASSOCIATION, siren).id();
        OrganisationId joins =
                organisations.register(other, LegalStatus.SCOP, null).id();
        OffsetDateTime at = Instant.parse("2026-04-20T08:00:00Z").atOffset(ZoneOffset.UTC);
        database.sql("insert into open_call (id, programme_id, slug, title, state, opens_at, closes_at,"
                        + " signature_percent, version) values (?, ?, ?, 'Appel', 'CLOSED', ?, ?, 100, 0)")
                .params(call.value(), programme.value(), call.toString(), at, at)
                .update();
        database.sql("insert into application (id, call_id, programme_id, reference, lead_id, organisation_id, title,"
                        + " challenge, summary, needs, town, stage, rd_activity, impact_indicator, answers, status,"
                        + " started_at, submitted_at, version) values (?, ?, ?, 'BR26-001', ?, ?, ?, 'reemploi', ?, '',"
                        + " 'Rezé', 'amorcage', false, '', ?, 'ELIGIBLE', ?, ?, 0)")
                .params(
                        application.value(),
                        call.value(),
                        programme.value(),
                        lead.value(),
                        leads.value(),
                        title(),
                        summary(),
                        "{}",
                        at,
                        at)
                .update();
        database.sql("insert into application_partner (application_id, person_id, organisation_id, role_in_project,"
                        + " invited_at, contribution, signed_at) values (?, ?, ?, 'pilote', ?, '', ?)")
                .params(application.value(), partner.value(), joins.value(), at, at)
                .update();
    }

    /** A task of the same application that its lead has done. */
    private String doneByTheLead() {
        String id = UUID.randomUUID().toString();
        database.sql(
                        """
                        insert into desk_task (id, name, process, activity, definition_id, deployment_id, execution_id,
                            form, kind, subject, programme, title, search_text, assignee, created_at, due_at, state,
                            done_by, done_at)
                        select ?, 'Compléter le dossier', process, activity, definition_id, deployment_id, execution_id,
                            form, kind, subject, programme, title, search_text, null, created_at, due_at, 'DONE',
                            cast(? as uuid), created_at
                          from desk_task where subject = ?
                        """)
                .params(id, lead.value(), application.value())
                .update();
        return id;
    }

    private void runSteps() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("review")
                .processInstanceBusinessKey(application.toString())
                .list()
                .forEach(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .messages()
                        .list()
                        .forEach(job -> management.executeJob(job.getId())));
    }

    private RequestPostProcessor as(PersonId person) {
        return user(new SignedIn(people.get(person)));
    }

    private PersonId person(String given, String family) {
        return people.register(
                        given.toLowerCase(java.util.Locale.ROOT).replace("é", "e") + "-" + UUID.randomUUID()
                                + "@ombelle.example",
                        given,
                        family,
                        Language.FR)
                .id();
    }

    /** A number that nobody has, with its check digit. */
    private static Siren siren() {
        String digits = String.format("%08d", Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 100_000_000L));
        for (int check = 0; check < 10; check++) {
            try {
                return new Siren(digits + check);
            } catch (org.halle.kernel.Refused wrong) {
                // the next one
            }
        }
        throw new IllegalStateException(digits);
    }
}
