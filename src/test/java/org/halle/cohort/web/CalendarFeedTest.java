package org.halle.cohort.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.halle.HalleTest;
import org.halle.cohort.Coaching;
import org.halle.cohort.CohortStage;
import org.halle.cohort.OfferSlots;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.SessionId;
import org.halle.kernel.SlotId;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A person's calendar by its secret address, read as a calendar reads it. */
@HalleTest
@Tag("database")
class CalendarFeedTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Coaching coaching;

    @Autowired
    private Withdrawing withdrawing;

    @Autowired
    private VentureRegister register;

    @Autowired
    private JdbcClient database;

    private CohortStage stage;
    private Venture bees;
    private Venture bread;

    @BeforeEach
    void aCohortOfTwo() {
        stage = CohortStage.of(context, "Abeilles en ville", "Boulangerie des faubourgs");
        bees = stage.venture("Abeilles en ville");
        bread = stage.venture("Boulangerie des faubourgs");
    }

    @AfterEach
    void leave() {
        stage.close();
    }

    @Test
    void holdsExactlyTheSessionsOneIsInvitedToAndHasBooked() throws Exception {
        List<SlotId> hours = hours(3);
        SessionId mine = coaching.book(bees.lead(), hours.get(0), bees.id());
        SessionId theirs = coaching.book(bread.lead(), hours.get(1), bread.id());
        SessionId given = coaching.book(bees.lead(), hours.get(2), bees.id());
        coaching.cancel(bees.lead(), hours.get(2));

        Calendar calendar = read(open(bees.lead()));
        List<String> expected = new ArrayList<>(register.collectiveSessions(stage.programme).stream()
                .map(session -> session.id().toString())
                .toList());
        expected.add(mine.toString());
        assertThat(uids(calendar)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(calendar.toString()).doesNotContain("ATTENDEE", "ORGANIZER", "@halle.example", "Boulangerie");
        assertThat(uids(read(open(stage.coach)))).containsExactlyInAnyOrder(mine.toString(), theirs.toString());
        assertThat(read(open(stage.coach)).toString()).contains("Montage · Abeilles en ville");
        assertThat(uids(read(open(stage.stranger)))).isEmpty();
        assertThat(register.session(given).cancelled()).isTrue();
    }

    @Test
    void keepsTheHourOnTheWallWhenClocksChange() throws Exception {
        Calendar calendar = read(open(bees.lead()));
        for (Session session : register.collectiveSessions(stage.programme)) {
            VEvent event = (VEvent) calendar.getComponents("VEVENT").stream()
                    .filter(one -> ((VEvent) one)
                            .getUid()
                            .orElseThrow()
                            .getValue()
                            .equals(session.id().toString()))
                    .findFirst()
                    .orElseThrow();
            ZonedDateTime start = (ZonedDateTime) event.getDateTimeStart().getDate();
            assertThat(start.toInstant()).isEqualTo(session.startsAt());
            assertThat(start.withZoneSameInstant(HalleClock.PARIS).toLocalTime())
                    .hasToString("09:30");
        }
        // sessions fall on both sides of 25 October 2026 and of 28 March 2027
        TreeMap<Instant, Session> sessions = new TreeMap<>();
        register.collectiveSessions(stage.programme).forEach(session -> sessions.put(session.startsAt(), session));
        assertThat(sessions.firstKey()).isBefore(Instant.parse("2026-10-25T01:00:00Z"));
        assertThat(sessions.subMap(Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2027-03-28T01:00:00Z")))
                .isNotEmpty();
        assertThat(sessions.lastKey()).isAfter(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void holdsNothingToComeOfAVentureThatLeft() throws Exception {
        String address = open(bees.lead());
        coaching.book(bees.lead(), hours(1).get(0), bees.id());
        stage.travelTo(CohortStage.paris("2026-09-02T12:00"));
        withdrawing.withdraw(bees.lead(), bees.id(), "Plus de temps");
        assertThat(uids(read(address)))
                .containsExactly(
                        register.collectiveSessions(stage.programme).get(0).id().toString());
    }

    @Test
    void isReadByWhoKnowsTheAddressUntilItIsClosed() throws Exception {
        assertThat(page(bees.lead())).contains("Aucune adresse n’est ouverte").doesNotContain("??");
        String first = open(bees.lead());
        String second = open(bees.lead());
        web.perform(get(first)).andExpect(status().isNotFound());
        web.perform(get(second))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/calendar;charset=UTF-8"))
                .andExpect(header().string("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"));
        assertThat(page(bees.lead())).doesNotContain(second);
        String secret = second.replaceAll(".*/|\\.ics", "");
        assertThat(database.sql("select count(*) from calendar_feed where secret_hash = ?")
                        .param(secret)
                        .query(Integer.class)
                        .single())
                .isZero();
        web.perform(post("/me/calendar/revoke").with(as(bees.lead())).with(csrf()))
                .andExpect(redirectedUrl("/me/calendar"));
        web.perform(get(second)).andExpect(status().isNotFound());
        web.perform(get("/calendar/nobody.ics")).andExpect(status().isNotFound());
    }

    private List<SlotId> hours(int count) {
        return coaching.offer(
                        stage.coach,
                        new OfferSlots(
                                stage.programme,
                                "Montage",
                                "À distance",
                                LocalDate.of(2026, 9, 7),
                                LocalTime.of(9, 0),
                                60,
                                count,
                                1))
                .slots();
    }

    private String open(PersonId who) throws Exception {
        String page = web.perform(post("/me/calendar").with(as(who)).with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return page.replaceAll("(?s).*<code[^>]*>https?://[^/]+(/calendar/[^<]+)</code>.*", "$1");
    }

    private Calendar read(String address) throws Exception {
        String text = web.perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).isEmpty();
        return calendar;
    }

    private static List<String> uids(Calendar calendar) {
        return calendar.getComponents("VEVENT").stream()
                .map(event -> ((VEvent) event).getUid().orElseThrow().getValue())
                .toList();
    }

    private String page(PersonId who) throws Exception {
        return web.perform(get("/me/calendar").with(as(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor as(PersonId who) {
        return user(new SignedIn(people.get(who)));
    }
}
