package org.halle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.groups.Tuple;
import org.halle.DatabaseTest;
import org.halle.kernel.HalleClock;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.People;
import org.halle.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A real database, a real SMTP server, a clock that jumps. */
@DatabaseTest
@Import({LetterBeans.class, Postman.class, DeliveryTest.Sender.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-03-03T11:00:00Z");

    @Autowired
    Mailing mailing;

    @Autowired
    SignInMailing signIn;

    @Autowired
    DailyDigest digest;

    @Autowired
    Letters letters;

    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    LetterSettings settings;

    @Autowired
    HalleClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @MockitoBean
    People people;

    @Value("${spring.mail.properties.mail.smtp.timeout}")
    int configuredTimeout;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Delivery delivery;
    private Person zelda;

    @BeforeEach
    void start() {
        server.start();
        sender.setPort(server.getSmtp().getPort());
        clock.travelTo(NOON);
        zelda = Readers.reader(people, "Zelda Quatrevents", Language.FR, LetterPreference.AT_ONCE);
        delivery = new Delivery(outbox, postman, settings, clock, transactions);
    }

    @AfterEach
    void stop() {
        server.stop();
        clock.release();
        database.sql("delete from letter").update();
    }

    @Test
    void sendsALetterOnce() throws Exception {
        post(1);

        assertThat(delivery.deliver()).isEqualTo(1);
        assertThat(delivery.deliver()).isZero();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Nouvelle 1");
        assertThat(received[0].getAllRecipients()[0]).hasToString("zelda@halle.example");
        assertThat(received[0].getFrom()[0]).hasToString("Halle <halle@halle.example>");
        assertThat(received[0].getMessageID()).endsWith("@halle.example>");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received[0].getSentDate()).isEqualTo(Date.from(clock.instant()));
        assertThat(parts(received[0]))
                .extracting(part -> part.getContentType().replaceAll(";.*", ""))
                .containsExactly("text/plain", "text/html");
        assertThat(parts(received[0]).get(0).getContent().toString())
                .contains("Voici la nouvelle 1.", "Lire la nouvelle :", "https://halle.example/news");
        assertThat(states()).containsExactly(tuple(LetterState.SENT, 1));
    }

    @Test
    void sendsTheInvitationAndTheFilesWithTheLetter() throws Exception {
        Invite invite = new Invite(
                "session-1@halle", 0, "Séance", clock.instant(), clock.instant().plusSeconds(60), "Nantes", false);
        mailing.post(
                news(1).attach("plan.txt", "text/plain", new byte[] {65, 66}).invite(invite));

        delivery.deliver();

        List<Part> parts = parts(server.getReceivedMessages()[0]);
        assertThat(parts).hasSize(4);
        assertThat(parts.get(2).getFileName()).isEqualTo("plan.txt");
        assertThat(parts.get(3).getContentType())
                .startsWith("text/calendar")
                .contains("method=REQUEST")
                .contains("charset=UTF-8");
    }

    @Test
    void keepsLettersWhileTheServerIsAwayAndThenSendsEachOnce() {
        server.stop();
        post(1);
        post(2);

        for (int minute = 0; minute < 60; minute++) {
            assertThat(delivery.deliver()).isZero();
            later(Duration.ofMinutes(1));
        }
        assertThat(states()).extracting(state -> state.toList().get(0)).containsOnly(LetterState.WAITING);

        server.start();
        sender.setPort(server.getSmtp().getPort());
        int delivered = 0;
        for (int minute = 0; minute < 10; minute++) {
            later(Duration.ofMinutes(1));
            delivered += delivery.deliver();
        }
        assertThat(delivered).isEqualTo(2);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void doesNotTryTheNextLetterWhenNobodyAnswers() {
        server.stop();
        post(1);
        post(2);

        delivery.deliver();

        assertThat(states()).containsExactlyInAnyOrder(tuple(LetterState.WAITING, 1), tuple(LetterState.WAITING, 0));
    }

    @Test
    void doesNotWaitForAServerThatHangs() {
        assertThat(configuredTimeout).isEqualTo(10_000);
        try (ScriptedServer hanging = ScriptedServer.hanging()) {
            sender.setPort(hanging.port());
            post(1);

            assertThat(CompletableFuture.supplyAsync(delivery::deliver))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(0);
        }
        assertThat(states()).containsExactly(tuple(LetterState.WAITING, 1));
    }

    @Test
    void sendsALetterAgainUnderTheSameNameWhenNobodyKnowsWhetherItWent() throws Exception {
        post(1);
        // a worker that takes it, sends it and dies
        Outgoing taken = new TransactionTemplate(transactions)
                .execute(status -> outbox.take(clock.instant(), clock.instant().plus(Delivery.LOST_AFTER)))
                .orElseThrow();
        postman.carry(taken, List.of());

        later(Delivery.LOST_AFTER.minusSeconds(1));
        assertThat(delivery.deliver()).isZero();
        later(Duration.ofSeconds(1));
        assertThat(delivery.deliver()).isEqualTo(1);
        later(Duration.ofHours(1));
        assertThat(delivery.deliver()).isZero();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
    }

    @Test
    void parksALetterWhoseAddressIsRefusedForGood() {
        try (ScriptedServer refusing = ScriptedServer.answering("550 no such user zelda@halle.example")) {
            sender.setPort(refusing.port());
            post(1);
            delivery.deliver();
        }

        assertThat(letters.parked())
                .extracting(LetterView::state, LetterView::error)
                .containsExactly(tuple(LetterState.PARKED, "address refused: 550"));

        Person operator = new Person(
                zelda.id(),
                "new@halle.example",
                "Zelda",
                "Quatrevents",
                Language.FR,
                LetterPreference.AT_ONCE,
                true,
                1L);
        given(people.get(zelda.id())).willReturn(operator);
        sender.setPort(server.getSmtp().getPort());
        letters.sendAgain(zelda.id(), letters.parked().get(0).id());
        assertThat(delivery.deliver()).isEqualTo(1);
    }

    @Test
    void triesAgainWhenAnAddressIsRefusedForNow() {
        try (ScriptedServer busy = ScriptedServer.answering("450 mailbox busy")) {
            sender.setPort(busy.port());
            post(1);
            post(2);
            delivery.deliver();
        }

        assertThat(states()).containsExactly(tuple(LetterState.WAITING, 1), tuple(LetterState.WAITING, 1));
    }

    @Test
    void givesUpAfterADay() {
        server.stop();
        post(1);

        for (int minutes = 0; minutes < 25 * 60; minutes += 5) {
            delivery.deliver();
            later(Duration.ofMinutes(5));
        }

        assertThat(states()).extracting(state -> state.toList().get(0)).containsExactly(LetterState.PARKED);
    }

    @Test
    void sharesTheLettersBetweenWorkers() throws Exception {
        for (int number = 0; number < 30; number++) {
            post(number);
        }

        List<Integer> delivered = together(4, delivery::deliver);

        assertThat(delivered.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
        List<String> names = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            names.add(message.getMessageID());
        }
        assertThat(names).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void writesOneLetterWhenTwoPostItAtOnce() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first =
                    threads.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                        mailing.post(news(1));
                        written.countDown();
                        await(goOn);
                    }));
            await(written);
            Future<?> second =
                    threads.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                        mailing.post(news(1));
                        // the loser's transaction lives on
                        mailing.post(news(2));
                    }));
            goOn.countDown();
            first.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(states()).hasSize(2);
    }

    @Test
    void writesNothingWhenWhatItTellsIsRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            post(1);
            status.setRollbackOnly();
        });

        assertThat(states()).isEmpty();
    }

    @Test
    void gathersTheNewsOfADayInOneLetterAtHalfPastSeven() throws Exception {
        Person ada = Readers.reader(people, "Ada Sixpommes", Language.FR, LetterPreference.DAILY);
        clock.travelTo(Instant.parse("2026-03-28T11:00:00Z"));
        mailing.post(newsFor(ada, 1));
        clock.travelTo(Instant.parse("2026-03-28T12:00:00Z"));
        mailing.post(newsFor(ada, 2));
        mailing.post(Letter.action("test.news", ada.id()).with("number", 3).about("application/3"));
        assertThat(delivery.deliver())
                .as("what asks for something goes at once")
                .isEqualTo(1);

        // summer time begins that night: half past seven is at 05:30 UTC
        clock.travelTo(Instant.parse("2026-03-29T05:29:59Z"));
        digest.gather();
        assertThat(delivery.deliver()).isZero();
        clock.travelTo(Instant.parse("2026-03-29T05:30:00Z"));
        digest.gather();
        digest.gather();
        assertThat(delivery.deliver()).isEqualTo(1);

        MimeMessage received = server.getReceivedMessages()[1];
        assertThat(received.getSubject()).isEqualTo("Vos nouvelles du jour sur Halle");
        assertThat(parts(received).get(0).getContent().toString().replace("\r\n", "\n"))
                .containsSubsequence(
                        "Nouvelle 1\n----------",
                        "Voici la nouvelle 1.",
                        "Lire la nouvelle\nhttps://halle.example/news",
                        "Nouvelle 2\n----------",
                        "Voici la nouvelle 2.");
        assertThat(states()).extracting(state -> state.toList().get(0)).containsOnly(LetterState.SENT);
    }

    @Test
    void forgetsALinkThatSignsInOnceItHasGone() {
        signIn.send("zelda@halle.example", Language.FR, "/login/link?token=secret", NOON);
        assertThat(database.sql("select link from letter").query(String.class).single())
                .contains("token=secret");

        delivery.deliver();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(database.sql("select count(*) from letter where body <> '' or link is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void post(int number) {
        mailing.post(news(number));
    }

    private Letter news(int number) {
        return newsFor(zelda, number);
    }

    private static Letter newsFor(Person reader, int number) {
        return Letter.info("test.news", reader.id())
                .about("application/" + number)
                .with("number", number)
                .link("/news");
    }

    private void later(Duration duration) {
        clock.travelTo(clock.instant().plus(duration));
    }

    private List<Tuple> states() {
        return outbox.before(Instant.parse("2100-01-01T00:00:00Z"), new UUID(0, 0), null, 100).stream()
                .map(letter -> tuple(letter.state(), letter.attempts()))
                .toList();
    }

    /** The parts that hold something, whatever they are wrapped in. */
    private static List<Part> parts(Part part) throws Exception {
        List<Part> found = new ArrayList<>();
        if (part.getContent() instanceof Multipart wrapped) {
            for (int index = 0; index < wrapped.getCount(); index++) {
                BodyPart inner = wrapped.getBodyPart(index);
                found.addAll(parts(inner));
            }
        } else {
            found.add(part);
        }
        return found;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, work))) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** As Boot would make it, more impatient. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Sender {
        @Bean
        JavaMailSenderImpl mailSender() {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            Properties properties = sender.getJavaMailProperties();
            for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
                properties.setProperty("mail.smtp." + wait, "500");
            }
            return sender;
        }
    }
}
