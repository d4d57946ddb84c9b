package org.halle.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Optional;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.people.ApiAccess;
import org.halle.people.DemoMode;
import org.halle.people.Language;
import org.halle.people.LetterPreference;
import org.halle.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DemoSignInTest {

    private static final String EMAIL = "manager@halle.example";

    private final DemoMode demonstration = mock();
    private final ApiAccess access = mock();
    private final BrowserSessions sessions = mock();
    private final Arrival arrival = mock();
    private final DemoSignIn door = new DemoSignIn(demonstration, access, sessions, arrival);
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login/demo");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void begin() {
        given(demonstration.on()).willReturn(true);
        given(demonstration.person(EMAIL))
                .willReturn(Optional.of(new Person(
                        PersonId.random(), EMAIL, "Max", "Halle", Language.FR, LetterPreference.AT_ONCE, false, 0L)));
    }

    @Test
    void letsInAsAFictionalPerson() throws Exception {
        door.signIn(EMAIL, request, response);
        then(sessions).should().begin(any(), any(), any());
        then(arrival).should().onAuthenticationSuccess(any(), any(), any());
    }

    @Test
    void isNotThereOutsideTheDemonstration() {
        given(demonstration.on()).willReturn(false);
        assertThatThrownBy(() -> door.signIn(EMAIL, request, response)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> door.token(EMAIL, request)).isInstanceOf(NotFound.class);
        then(sessions).should(never()).begin(any(), any(), any());
    }

    @Test
    void knowsNobodyElse() {
        given(demonstration.person("ada@example.org")).willReturn(Optional.empty());
        assertThatThrownBy(() -> door.signIn("ada@example.org", request, response))
                .isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.20", "8.8.8.8", "2001:db8::1"})
    void refusesOtherMachines(String address) {
        request.setRemoteAddr(address);
        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"})
    void refusesWhatComesThroughAProxy(String header) {
        request.addHeader(header, "127.0.0.1");
        // as the filter for proxies would wrap it: the header hidden
        assertThatThrownBy(() -> door.token(EMAIL, new HttpServletRequestWrapper(request) {
                    @Override
                    public String getHeader(String name) {
                        return null;
                    }
                }))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesAnotherNameForThisMachine() {
        request.setServerName("rebound.example.org");
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> door.signIn(EMAIL, request, response)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> door.token(EMAIL, request)).isInstanceOf(Forbidden.class);
        then(sessions).should(never()).begin(any(), any(), any());
        assertThat(response.getRedirectedUrl()).isNull();
    }
}
