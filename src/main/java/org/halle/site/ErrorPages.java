package org.halle.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.halle.kernel.Refused;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of every controller: in a filter, or while a page was drawn. */
@Controller
class ErrorPages implements ErrorController {

    private final Refusals refusals;
    private final Answering answering;

    ErrorPages(MessageSource messages, Masthead masthead) {
        this.refusals = new Refusals(messages);
        this.answering = new Answering(masthead);
    }

    @RequestMapping("/error")
    Object answer(Locale locale, HttpServletRequest request, HttpServletResponse response) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked : "/";
        return answering.answer(refusal(request, locale), path, request, response);
    }

    private Refusal refusal(HttpServletRequest request, Locale locale) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return refusals.of(failure, locale);
        }
        if (request.getAttribute(Refused.class.getName()) instanceof Refused before) {
            return refusals.of(before, locale);
        }
        // somebody who types the address gets what an unknown address gets
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? refusals.of(HttpStatusCode.valueOf(status), locale)
                : refusals.of(HttpStatus.NOT_FOUND, locale);
    }
}
