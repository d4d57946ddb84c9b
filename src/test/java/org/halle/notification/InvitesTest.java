package org.halle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.Person;
import org.junit.jupiter.api.Test;

class InvitesTest {

    private static final Instant STARTS = Instant.parse("2026-03-31T12:00:00Z");

    private final Invites invites =
            new Invites(LetterSettings.of("https://halle.example", "Halle", "halle@halle.example", false, false));
    private final Person zelda = new Person(
            PersonId.random(),
            "zelda@halle.example",
            "Zelda",
            "Quatrevents",
            Language.FR,
            LetterPreference.AT_ONCE,
            false,
            0L);

    @Test
    void invitesToADateInParis() {
        Attachment attachment = invites.attachment(
                new Invite(
                        "session-1@halle",
                        2,
                        "Séance, 1",
                        STARTS,
                        STARTS.plusSeconds(7200),
                        "12 rue des Halles",
                        false),
                zelda,
                "https://halle.example/sessions/1",
                Instant.parse("2026-03-01T08:00:00Z"));

        assertThat(attachment.mediaType()).isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        assertThat(lines(attachment))
                .contains(
                        "METHOD:REQUEST",
                        "VERSION:2.0",
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Paris",
                        "UID:session-1@halle",
                        "SEQUENCE:2",
                        "DTSTAMP:20260301T080000Z",
                        "DTSTART;TZID=Europe/Paris:20260331T140000",
                        "DTEND;TZID=Europe/Paris:20260331T160000",
                        "SUMMARY:Séance\\, 1",
                        "LOCATION:12 rue des Halles",
                        "STATUS:CONFIRMED",
                        "ORGANIZER;CN=Halle:mailto:halle@halle.example",
                        "URL:https://halle.example/sessions/1")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("ATTENDEE;CN=Zelda Quatrevents;")
                        .endsWith(":mailto:zelda@halle.example"));
    }

    @Test
    void cancelsTheSameDate() {
        Attachment attachment = invites.attachment(
                new Invite("session-1@halle", 3, "Séance", STARTS, STARTS.plusSeconds(7200), "Nantes", true),
                zelda,
                null,
                STARTS);

        assertThat(attachment.mediaType()).contains("method=CANCEL");
        assertThat(lines(attachment))
                .contains("METHOD:CANCEL", "UID:session-1@halle", "SEQUENCE:3", "STATUS:CANCELLED");
    }

    @Test
    void keepsLinesOutOfWhatPeopleTyped() {
        Attachment attachment = invites.attachment(
                new Invite(
                        "x",
                        0,
                        "A\r\nATTENDEE:mailto:b@elsewhere.example",
                        STARTS,
                        STARTS.plusSeconds(1),
                        "B\nC",
                        false),
                zelda,
                null,
                STARTS);

        assertThat(lines(attachment)).noneMatch(line -> line.startsWith("ATTENDEE:") || line.equals("C"));
    }

    @Test
    void refusesAnEventThatEndsBeforeItStarts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Invite("x", 0, "A", STARTS, STARTS.minusSeconds(1), "B", false));
    }

    private static String[] lines(Attachment attachment) {
        return new String(attachment.content(), StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .split("\r\n");
    }
}
