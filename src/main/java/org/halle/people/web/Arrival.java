package org.halle.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.halle.people.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Where one goes once signed in: to the page first asked for, else to one's tasks; by way of telling one's name. */
@Component
class Arrival implements AuthenticationSuccessHandler {

    private static final String DESK = "/desk";

    private final RequestCache firstAsked;

    Arrival(RequestCache firstAsked) {
        this.firstAsked = firstAsked;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        boolean named = who.getPrincipal() instanceof SignedIn me && me.person().named();
        response.sendRedirect(named ? destination(request, response) : "/me/welcome");
    }

    /** Forgets the page first asked for: one is taken there once. */
    String destination(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest asked = firstAsked.getRequest(request, response);
        firstAsked.removeRequest(request, response);
        return asked == null ? DESK : asked.getRedirectUrl();
    }
}
