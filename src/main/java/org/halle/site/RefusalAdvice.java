package org.halle.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever a controller throws into an answer, in one place for all pages and the API. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final Refusals refusals;
    private final Answering answering;

    RefusalAdvice(MessageSource messages, Masthead masthead) {
        this.refusals = new Refusals(messages);
        this.answering = new Answering(masthead);
    }

    @ExceptionHandler
    @Nullable Object refuse(Exception failure, Locale locale, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            // the security filters know what to do
            throw failure;
        }
        if (failure instanceof AsyncRequestNotUsableException) {
            return null;
        }
        Refusal refusal = refusals.of(failure, locale);
        if (refusal.status() == HttpStatus.INTERNAL_SERVER_ERROR
                && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // somebody left the page before it was there: nobody reads an answer, and nothing failed
            return null;
        }
        if (refusal.status().is5xxServerError()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrong
                && wrong.getSupportedHttpMethods() != null) {
            response.setHeader(
                    HttpHeaders.ALLOW,
                    String.join(
                            ", ",
                            wrong.getSupportedHttpMethods().stream()
                                    .map(HttpMethod::name)
                                    .toList()));
        }
        return answering.answer(refusal, request.getRequestURI(), request, response);
    }
}
