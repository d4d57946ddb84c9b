package org.halle.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** What the API answers at the door: problem details (RFC 9457). */
@Component
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final MessageSource messages;
    private final LocaleResolver languages;

    ProblemAnswers(JsonMapper json, MessageSource messages, LocaleResolver languages) {
        this.json = json;
        this.messages = messages;
        this.languages = languages;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        boolean presented = refusal instanceof BadCredentialsException;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                presented ? "Bearer realm=\"halle\", error=\"invalid_token\"" : "Bearer realm=\"halle\"");
        answer(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                presented ? "people.problem.bad-token" : "people.problem.not-signed-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            // a program that forgot its token has no page to renew
            commence(request, response, new InsufficientAuthenticationException("nobody"));
            return;
        }
        answer(
                request,
                response,
                HttpStatus.FORBIDDEN,
                refusal instanceof CsrfException ? "people.problem.stale-page" : "people.problem.forbidden");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        Locale language = languages.resolveLocale(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", messages.getMessage(key + ".title", null, language));
        problem.put("status", status.value());
        problem.put("detail", messages.getMessage(key, null, language));
        problem.put("instance", request.getRequestURI());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
