package org.halle.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasProperty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.people.ApiAccess;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.LinkRequest;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.halle.people.SigningIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HalleTest
class DoorTest {

    @Autowired
    MockMvc web;

    @Autowired
    SigningIn signingIn;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    ApiAccess access;

    @Autowired
    HalleClock clock;

    @LocalServerPort
    int port;

    private final String email = UUID.randomUUID() + "@example.org";

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    // who may pass

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/me", "/me/tokens", "/projects", "/actuator/env", "/no-such-page"})
    void leadsStrangersToTheSignInPage(String path) throws Exception {
        web.perform(page(path)).andExpect(status().isFound()).andExpect(redirectedUrl("/login"));
    }

    @Test
    void takesThePageAlongWhenAPartOfItIsAskedFor() throws Exception {
        web.perform(get("/desk").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/sent", "/actuator/health", "/v3/api-docs", "/css/halle.css"})
    void letsEverybodySeeWhatIsPublic(String path) throws Exception {
        web.perform(get(path)).andExpect(status().isOk());
    }

    @Test
    void answersStrangersOfTheApiWithProblemDetails() throws Exception {
        web.perform(get("/api/me"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string(HttpHeaders.WWW_AUTHENTICATE, startsWith("Bearer")))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(401))
                .andExpect(jsonPath("$.instance").value("/api/me"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer invented", "Bearer halle_invented", "Bearer", "Bearer ", "Basic YTpi"})
    void refusesAuthorizationThatOpensNothing(String authorization) throws Exception {
        web.perform(get("/api/me").header(HttpHeaders.AUTHORIZATION, authorization))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void anInvalidTokenIsRefusedEvenWithinASession() throws Exception {
        web.perform(get("/api/me").with(me()).header(HttpHeaders.AUTHORIZATION, "Bearer invented"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void aTokenOpensTheApiAndNoPage() throws Exception {
        Person ada = ada();
        String secret = access.issue(ada.id(), "Essai", 30).secret();
        web.perform(get("/api/me").header(HttpHeaders.AUTHORIZATION, "Bearer " + secret))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(ada.id().toString()))
                .andExpect(jsonPath("$.email").value(email))
                .andExpect(jsonPath("$.letters").value("at-once"));
        web.perform(page("/me").header(HttpHeaders.AUTHORIZATION, "Bearer " + secret))
                .andExpect(redirectedUrl("/login"));
    }

    @Test
    void pagesSendAForgeryTokenAndTheApiWantsItFromSessions() throws Exception {
        Person ada = ada();
        web.perform(post("/me").with(user(new SignedIn(ada)))).andExpect(status().isForbidden());
        web.perform(post("/api/tokens").with(user(new SignedIn(ada))))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        String secret = access.issue(ada.id(), "Essai", 30).secret();
        web.perform(post("/api/nothing").header(HttpHeaders.AUTHORIZATION, "Bearer " + secret))
                .andExpect(status().isNotFound());
    }

    @Test
    void aFormSentAfterTheSessionEndedLeadsBackToTheSignInPage() throws Exception {
        web.perform(post("/me")).andExpect(redirectedUrl("/login?problem=session"));
    }

    @Test
    void aFormThatSavesItselfIsToldSoWhenTheSessionEnded() throws Exception {
        web.perform(put("/desk/any/draft").accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void aFormFromAnotherSessionIsNotTakenForAMissingRight() throws Exception {
        Person ada = people.register(email, "Ada", "Lune", Language.FR);
        web.perform(post("/me").with(user(new SignedIn(ada))))
                .andExpect(status().isForbidden())
                .andExpect(request()
                        .attribute(Refused.class.getName(), hasProperty("message", is("people.session.changed"))));
    }

    // signing in

    @Test
    void signsInByALinkThatWorksOnce() throws Exception {
        people.register(email, "Ada", "Lune", Language.FR);
        String secret = link();
        web.perform(page("/login/link?token=" + secret))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(secret)));
        // looking at the page, as mail scanners do, has not used the link
        web.perform(post("/login/link").param("token", secret).with(csrf()))
                .andExpect(redirectedUrl("/desk"))
                .andExpect(authenticated());
        web.perform(post("/login/link").param("token", secret).with(csrf()))
                .andExpect(redirectedUrl("/login?problem=link"))
                .andExpect(unauthenticated());
        web.perform(page("/login/link?token=" + secret))
                .andExpect(content().string(containsString("Ce lien a déjà servi")))
                .andExpect(content().string(not(containsString(secret))));
    }

    @Test
    void saysThatALinkHasExpired() throws Exception {
        String secret = link();
        clock.travelTo(clock.instant().plus(LinkRequest.VALID).plusSeconds(1));
        web.perform(post("/login/link").param("token", secret).with(csrf()))
                .andExpect(redirectedUrl("/login?problem=link"));
        web.perform(page("/login/link?token=" + secret))
                .andExpect(content().string(containsString("Ce lien a expiré")));
    }

    @Test
    void aLinkIsNotOpenedFromAnotherSite() throws Exception {
        String secret = link();
        web.perform(post("/login/link").param("token", secret)).andExpect(unauthenticated());
        web.perform(post("/login/link").param("token", secret).with(csrf())).andExpect(authenticated());
    }

    @Test
    void takesOneToThePageFirstAskedFor() throws Exception {
        people.register(email, "Ada", "Lune", Language.FR);
        MockHttpSession session = new MockHttpSession();
        web.perform(page("/me/tokens?from=letter").session(session)).andExpect(redirectedUrl("/login"));
        web.perform(post("/login/link").param("token", link()).session(session).with(csrf()))
                .andExpect(redirectedUrl("http://localhost/me/tokens?from=letter"));
    }

    @Test
    void asksANewcomerForTheirNameAndThenGoesOn() throws Exception {
        MockHttpSession session = new MockHttpSession();
        web.perform(page("/me/tokens").session(session));
        web.perform(post("/login/link").param("token", link()).session(session).with(csrf()))
                .andExpect(redirectedUrl("/me/welcome"));
        web.perform(page("/me/welcome").session(session)).andExpect(status().isOk());
        web.perform(post("/me/welcome")
                        .param("givenName", "Ada")
                        .param("familyName", " ")
                        .session(session)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Indiquez votre prénom et votre nom.")));
        web.perform(post("/me/welcome")
                        .param("givenName", "Ada")
                        .param("familyName", "Lune")
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("http://localhost/me/tokens"));
        assertThat(people.byEmail(email)).map(Person::displayName).contains("Ada Lune");
    }

    @Test
    void givesTheSameAnswerToEverybodyHoweverOftenTheyAsk() throws Exception {
        people.register(email, "Ada", "Lune", Language.FR);
        for (int times = 1; times <= 7; times++) {
            web.perform(post("/login").param("email", email).with(csrf())).andExpect(redirectedUrl("/login/sent"));
        }
        web.perform(post("/login")
                        .param("email", UUID.randomUUID() + "@example.org")
                        .with(csrf()))
                .andExpect(redirectedUrl("/login/sent"));
    }

    @Test
    void saysWhatIsWrongWithAnAddressAndKeepsIt() throws Exception {
        web.perform(post("/login").param("email", "ada@lune").with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("ada@lune")))
                .andExpect(content().string(containsString("Cette adresse électronique n’est pas complète.")));
        web.perform(post("/login").with(csrf()))
                .andExpect(content().string(containsString("Cette adresse électronique n’est pas complète.")));
    }

    @Test
    void signsOut() throws Exception {
        web.perform(post("/logout").with(me()).with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andExpect(unauthenticated());
    }

    // the demonstration

    @Test
    void showsTheDemonstrationsPersonsAndLetsOneEnterAsThem() throws Exception {
        String actor = "actor-" + UUID.randomUUID() + "@halle.example";
        people.register(actor, "Nour", "Desailes", Language.FR);
        ada();
        web.perform(page("/login"))
                .andExpect(content().string(containsString(actor)))
                .andExpect(content().string(not(containsString(email))));
        MockHttpSession session = new MockHttpSession();
        web.perform(post("/login/demo").param("person", actor).session(session).with(csrf()))
                .andExpect(redirectedUrl("/desk"));
        web.perform(page("/me").session(session)).andExpect(content().string(containsString(actor)));
        String token = JsonPath.read(
                web.perform(post("/api/tokens/demo").param("person", actor))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.token");
        web.perform(get("/api/me").header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                .andExpect(jsonPath("$.email").value(actor));
    }

    @Test
    void theDemonstrationKnowsNobodyRealAndNoOtherMachine() throws Exception {
        ada();
        web.perform(post("/login/demo").param("person", email).with(csrf())).andExpect(status().isNotFound());
        web.perform(post("/api/tokens/demo").param("person", email)).andExpect(status().isNotFound());
        RequestPostProcessor elsewhere = request -> {
            request.setRemoteAddr("192.0.2.1");
            return request;
        };
        web.perform(post("/login/demo").param("person", email).with(csrf()).with(elsewhere))
                .andExpect(status().isForbidden());
        web.perform(post("/api/tokens/demo").param("person", email).with(elsewhere))
                .andExpect(status().isForbidden());
        web.perform(post("/login/demo").param("person", email)).andExpect(unauthenticated());
    }

    // one's own account

    @Test
    void keepsWhatAPersonTellsOfThemselves() throws Exception {
        Person ada = ada();
        web.perform(post("/me")
                        .param("givenName", "Augusta")
                        .param("familyName", "Lune")
                        .param("language", "EN")
                        .param("letters", "DAILY")
                        .with(user(new SignedIn(ada)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/me"))
                .andExpect(cookie().value("halle-language", "en"));
        Person now = people.get(ada.id());
        assertThat(now.displayName()).isEqualTo("Augusta Lune");
        assertThat(now.language()).isEqualTo(Language.EN);
        assertThat(now.letters()).isEqualTo(LetterPreference.DAILY);
        web.perform(page("/me").with(user(new SignedIn(now))))
                .andExpect(content().string(containsString("My account")));
    }

    @Test
    void refusesAWrongSirenBesideItsFieldAndKeepsTheRest() throws Exception {
        Person ada = ada();
        web.perform(post("/me/organisations")
                        .param("name", "Collectif Ponant")
                        .param("status", "association")
                        .param("siren", "123 456 789")
                        .with(user(new SignedIn(ada)))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Collectif Ponant")))
                .andExpect(content().string(containsString("Ce SIREN n’existe pas")));
        assertThat(organisations.of(ada.id())).isEmpty();
    }

    @Test
    void joinsAndLeavesAnOrganisation() throws Exception {
        Person ada = ada();
        web.perform(post("/me/organisations")
                        .param("name", "Les Passeurs de Soin")
                        .param("status", "association")
                        .param("siren", "000 456 509")
                        .with(user(new SignedIn(ada)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/me"));
        Organisation joined = organisations.of(ada.id()).get(0);
        web.perform(page("/me").with(user(new SignedIn(ada))))
                .andExpect(content()
                        .string(containsString(
                                organisations.get(joined.id()).siren().toString())));
        web.perform(post("/me/organisations/" + joined.id() + "/leave")
                        .with(user(new SignedIn(ada)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/me"));
        assertThat(organisations.of(ada.id())).isEmpty();
    }

    @Test
    void showsATokenOnceAndRevokesIt() throws Exception {
        Person ada = ada();
        String shown = web.perform(post("/me/tokens")
                        .param("name", "Export du lundi")
                        .param("days", "90")
                        .with(user(new SignedIn(ada)))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(shown).contains("halle_");
        web.perform(page("/me/tokens").with(user(new SignedIn(ada))))
                .andExpect(content().string(containsString("Export du lundi")))
                .andExpect(content().string(not(containsString("halle_"))));
        UUID id = access.of(ada.id()).get(0).id();
        web.perform(post("/me/tokens/" + id + "/revoke").with(me()).with(csrf()))
                .andExpect(status().isNotFound());
        web.perform(post("/me/tokens/" + id + "/revoke")
                        .with(user(new SignedIn(ada)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/me/tokens"));
        web.perform(page("/me/tokens").with(user(new SignedIn(ada))))
                .andExpect(content().string(containsString("Révoqué")));
    }

    // language

    @Test
    void speaksFrenchUntilAskedOtherwise() throws Exception {
        web.perform(page("/login").locale(Locale.GERMAN)).andExpect(content().string(containsString("lang=\"fr\"")));
        web.perform(page("/login?lang=en"))
                .andExpect(content().string(containsString("Sign in")))
                .andExpect(cookie().value("halle-language", "en"))
                .andExpect(cookie().httpOnly("halle-language", true));
        web.perform(page("/login").cookie(new Cookie("halle-language", "en")))
                .andExpect(content().string(containsString("Sign in")));
        web.perform(page("/login?lang=%22%3E")).andExpect(content().string(containsString("lang=\"fr\"")));
    }

    @Test
    void answersInAPersonsOwnLanguage() throws Exception {
        Person reader = people.register(email, "Ada", "Lune", Language.EN);
        web.perform(page("/me").with(user(new SignedIn(reader))))
                .andExpect(content().string(containsString("My account")));
    }

    @Test
    void answersProgramsInTheLanguageTheyAskFor() throws Exception {
        web.perform(get("/api/me").header(HttpHeaders.ACCEPT_LANGUAGE, "en-GB,fr;q=0.5"))
                .andExpect(jsonPath("$.title").value("Authentication required"));
        web.perform(get("/api/me")).andExpect(jsonPath("$.title").value("Authentification nécessaire"));
    }

    // what every answer carries

    @Test
    void sendsItsPagesWithWhatKeepsBrowsersSafe() throws Exception {
        web.perform(page("/login"))
                .andExpect(header().string(
                                "Content-Security-Policy", containsString("script-src 'self'; style-src 'self'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", containsString("camera=()")))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")));
        web.perform(page("/login").secure(true))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")));
    }

    @Test
    void letsBrowsersKeepStaticFiles() throws Exception {
        web.perform(get("/css/halle.css"))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("max-age=31536000")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("halle=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    private String link() {
        return signingIn.generate(new LinkRequest(email, Language.FR)).getTokenValue();
    }

    private Person ada() {
        return people.register(email, "Ada", "Lune", Language.FR);
    }

    private RequestPostProcessor me() {
        return user(new SignedIn(people.register("other-" + email, "Bob", "Soleil", Language.FR)));
    }

    private static MockHttpServletRequestBuilder page(String path) {
        return get(URI.create(path)).accept(MediaType.TEXT_HTML);
    }
}
