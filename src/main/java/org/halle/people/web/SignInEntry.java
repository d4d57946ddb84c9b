package org.halle.people.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Leads whoever is not signed in, or not any more, to the sign-in page; a part of a page takes the whole page along. */
@Component
class SignInEntry implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        lead(request, response, "/login");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        if (refusal instanceof CsrfException && !isSignedIn()) {
            lead(request, response, "/login?problem=session");
        } else {
            if (refusal instanceof CsrfException) {
                request.setAttribute(Refused.class.getName(), new Refused("people.session.changed"));
            }
            refuse.handle(request, response, refusal);
        }
    }

    private static void lead(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (request.getHeader("HX-Request") == null) {
            if (wantsData(request)) {
                // a form that saves itself: it says so and keeps what was typed, where a redirect would send it in
                // circles
                response.sendError(HttpStatus.UNAUTHORIZED.value());
                return;
            }
            response.sendRedirect(path);
        } else {
            response.setHeader("HX-Redirect", path);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    private static boolean wantsData(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean isSignedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn;
    }
}
