package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.people.Language;
import org.halle.people.LegalStatus;
import org.halle.people.LetterPreference;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A lead, a partner, two managers, a juror, and what they write to each other. */
@HalleTest
@Tag("database")
class CorrespondingTest {

    private static final String SECRET = "Trésorerie fragile, à vérifier";

    @Autowired
    private ApplicationContext halle;

    @Autowired
    private MockMvc web;

    @Autowired
    private Applying applying;

    @Autowired
    private Corresponding corresponding;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    private OpenCall open;
    private Person lead;
    private Person partner;
    private Person manager;
    private Person second;
    private Person juror;
    private ApplicationId id;

    @BeforeEach
    void aProjectAndItsTeam() {
        open = new OpenCall(halle);
        manager = open.manager();
        lead = open.person("lead");
        partner = open.person("partner");
        second = person("Maëlle", "Quatrevents");
        juror = open.person("juror");
        people.grant(second.id(), Role.MANAGER, open.call().programme(), null);
        people.grant(juror.id(), Role.JUROR, open.call().programme(), null);
        id = applying.start(
                lead.id(), new StartDraft(open.call().id(), "Haies", "Porteur", LegalStatus.ASSOCIATION, null));
        applying.invite(
                lead.id(),
                new InvitePartner(id, partner.email(), "partner", "Essai", "Scierie", LegalStatus.SCIC, null, ""));
    }

    @Test
    void showsAMessageToTheProjectAndTheTeamAndANoteToTheTeamOnly() throws Exception {
        web.perform(post("/projects/{id}/messages", id)
                        .param("text", "Où joindre nos statuts ?")
                        .with(as(lead))
                        .with(csrf()))
                .andExpect(redirectedUrl("/projects/" + id + "#messages"));
        web.perform(post("/projects/{id}/notes", id)
                        .param("note", SECRET)
                        .with(as(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/projects/" + id + "#notes"));

        for (Person reader : List.of(lead, partner)) {
            web.perform(get("/projects/{id}", id).with(as(reader)))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Où joindre nos statuts"),
                                    not(containsString(SECRET)),
                                    not(containsString("Notes internes")))));
            web.perform(get("/api/applications/{id}/messages", id).with(as(reader)))
                    .andExpect(jsonPath("$", hasSize(1)))
                    .andExpect(content().string(not(containsString(SECRET))));
        }
        for (Person reader : List.of(manager, second)) {
            web.perform(get("/projects/{id}", id).with(as(reader)))
                    .andExpect(
                            content().string(allOf(containsString("Où joindre nos statuts"), containsString(SECRET))));
        }
    }

    @Test
    void isClosedToEverybodyElse() throws Exception {
        write(lead, "Bonjour", false);
        for (Person other : List.of(juror, open.person("stranger"))) {
            web.perform(get("/api/applications/{id}/messages", id).with(as(other)))
                    .andExpect(status().isForbidden());
            web.perform(post("/projects/{id}/messages", id)
                            .param("text", "Bonjour")
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        for (Person other : List.of(lead, partner, juror)) {
            assertThatThrownBy(() -> write(other, SECRET, true)).isInstanceOf(Forbidden.class);
            web.perform(post("/projects/{id}/notes", id)
                            .param("note", SECRET)
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        assertThat(corresponding.thread(manager.id(), id)).hasSize(1);
    }

    @Test
    void writesToTheOthersAndNeverToTheAuthor() {
        write(lead, "Une question", false);
        assertThat(told("application-message")).containsExactlyInAnyOrder(partner.id(), manager.id(), second.id());

        write(manager, "Une réponse", false);
        assertThat(told("application-message"))
                .containsExactlyInAnyOrder(partner.id(), manager.id(), second.id(), lead.id(), partner.id());
    }

    @Test
    void tellsWhomANoteNamesAndNobodyElse() {
        write(manager, "À relire par @maelle quatrevents avant jeudi, @" + lead.displayName(), true);

        assertThat(told("application-note")).containsExactly(second.id());
        assertThat(told("application-message")).isEmpty();
        assertThat(corresponding.thread(second.id(), id).get(0).mentions())
                .containsExactly(new Message.Mention(second.id()));
    }

    @Test
    void tellsOnceWhoIsNamedInAMessage() {
        write(lead, "Merci @Maëlle Quatrevents", false);
        assertThat(told("application-mention")).containsExactly(second.id());
        assertThat(told("application-message")).containsExactlyInAnyOrder(partner.id(), manager.id());
    }

    @Test
    void keepsToHowOftenAReaderWantsLetters() {
        people.prefer(partner.id(), Language.FR, LetterPreference.ONLY_ACTIONS);
        people.prefer(second.id(), Language.FR, LetterPreference.DAILY);
        write(lead, "Une question", false);

        assertThat(states(partner)).containsExactly("SKIPPED");
        assertThat(states(second)).containsExactly("HELD");
        assertThat(states(manager)).doesNotContain("HELD");
    }

    @Test
    void writesOnceWhatIsSentTwice() throws Exception {
        String chosen = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            web.perform(post("/api/applications/{id}/messages", id)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"id\":\"" + chosen + "\",\"text\":\"Une fois\"}")
                            .with(as(lead))
                            .with(csrf()))
                    .andExpect(status().isCreated());
        }
        assertThat(corresponding.thread(lead.id(), id)).hasSize(1);
        assertThat(told("application-message")).doesNotHaveDuplicates();
    }

    @Test
    void losesNothingThatWasTypedWhenItRefuses() throws Exception {
        String long4001 = "a".repeat(4001);
        web.perform(post("/projects/{id}/messages", id)
                        .param("text", long4001)
                        .with(as(lead))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(allOf(containsString("caractères au plus"), containsString(long4001))));
        web.perform(post("/projects/{id}/messages", id).with(as(lead)).with(csrf()))
                .andExpect(content().string(containsString("Écrivez votre message.")));
    }

    @Test
    void showsWhatWasTypedAsTextAndNeverAsMarkup() throws Exception {
        write(lead, "<script>alert(1)</script>", false);
        web.perform(get("/projects/{id}", id).with(as(manager)))
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)")));
    }

    private void write(Person by, String text, boolean internal) {
        corresponding.write(by.id(), new WriteMessage(UUID.randomUUID(), id, text, internal));
    }

    private List<PersonId> told(String template) {
        return database.sql("select recipient from letter where template = ? and about = ?")
                .params(template, "application/" + id)
                .query((row, number) -> new PersonId(row.getObject("recipient", UUID.class)))
                .list();
    }

    private List<String> states(Person reader) {
        return database.sql("select state from letter where template = 'application-message' and recipient = ?")
                .param(reader.id().value())
                .query(String.class)
                .list();
    }

    private RequestPostProcessor as(Person person) {
        return user(new SignedIn(people.get(person.id())));
    }

    private Person person(String given, String family) {
        return people.register(UUID.randomUUID() + "@example.org", given, family, Language.FR);
    }
}
