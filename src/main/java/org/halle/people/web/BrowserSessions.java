package org.halle.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.halle.people.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Who a browser's session belongs to, where no filter of Spring Security decides it. */
@Component
class BrowserSessions {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy renewal;

    BrowserSessions(CsrfTokenRepository csrfTokens) {
        renewal = new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens)));
    }

    /** Begins a session as this person, under a new session id. */
    Authentication begin(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = authentication(who);
        request.getSession();
        renewal.onAuthentication(authentication, request, response);
        keep(authentication, request, response);
        return authentication;
    }

    /** The same person, after a change of name or language. */
    void refresh(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        keep(authentication(who), request, response);
    }

    private void keep(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static Authentication authentication(SignedIn who) {
        return new PreAuthenticatedAuthenticationToken(who, "", who.getAuthorities());
    }
}
