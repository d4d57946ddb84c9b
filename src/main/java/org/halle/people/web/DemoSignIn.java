package org.halle.people.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.people.ApiAccess;
import org.halle.people.DemoMode;
import org.halle.people.Person;
import org.halle.people.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** In the demonstration, anybody at this machine signs in as any of its fictional persons. */
@Controller
class DemoSignIn {

    static final String TOKENS = "/api/tokens/demo";

    private static final List<String> PROXIED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    private final DemoMode demonstration;
    private final ApiAccess access;
    private final BrowserSessions sessions;
    private final Arrival arrival;

    DemoSignIn(DemoMode demonstration, ApiAccess access, BrowserSessions sessions, Arrival arrival) {
        this.demonstration = demonstration;
        this.access = access;
        this.sessions = sessions;
        this.arrival = arrival;
    }

    record DemoToken(String token) {}

    @PostMapping("/login/demo")
    void signIn(@RequestParam String person, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        check(request);
        Person as = demonstration.person(person).orElseThrow(NotFound::new);
        arrival.onAuthenticationSuccess(request, response, sessions.begin(new SignedIn(as), request, response));
    }

    @PostMapping(TOKENS)
    @ResponseBody
    DemoToken token(@RequestParam String person, HttpServletRequest request) {
        check(request);
        return new DemoToken(
                access.issueForDemonstration(person).orElseThrow(NotFound::new).secret());
    }

    private void check(HttpServletRequest request) {
        if (!demonstration.on()) {
            throw new NotFound();
        }
        if (!fromThisMachine(request)) {
            throw new Forbidden();
        }
    }

    /** By the connection itself, through no proxy, and under a name of this machine (a page elsewhere may rebind one). */
    private static boolean fromThisMachine(HttpServletRequest request) {
        ServletRequest connection = request;
        while (connection instanceof ServletRequestWrapper wrapper) {
            connection = wrapper.getRequest();
        }
        HttpServletRequest original = (HttpServletRequest) connection;
        return PROXIED.stream().allMatch(header -> original.getHeader(header) == null)
                && isLoopback(original.getRemoteAddr())
                && isLocalName(original.getServerName());
    }

    private static boolean isLocalName(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("::1");
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
