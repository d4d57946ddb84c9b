package org.halle.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Gives a refusal the form its reader understands: a page, a part of a page, or problem details (RFC 9457). */
final class Answering {

    private static final String RETRY_SECONDS = "10";

    private final Masthead masthead;

    Answering(Masthead masthead) {
        this.masthead = masthead;
    }

    /** @param path what was asked for; in an error dispatch the request says "/error" */
    Object answer(Refusal refusal, String path, HttpServletRequest request, HttpServletResponse response) {
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (wantsJson(path, request)) {
            return problem(refusal, path);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("status", refusal.status().value());
        model.put("title", refusal.title());
        model.put("detail", refusal.detail());
        model.put("errors", refusal.errors());
        model.put("back", back(request, path));
        if (request.getHeader("HX-Request") != null) {
            return new ModelAndView("site/refusal :: refusal", model, refusal.status());
        }
        if (refusal.status().is5xxServerError()) {
            masthead.fillWithoutCounting(model, path);
        } else {
            masthead.fill(model, path);
        }
        return new ModelAndView("error", model, refusal.status());
    }

    private static ResponseEntity<ProblemDetail> problem(Refusal refusal, String path) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.detail());
        problem.setType(URI.create("urn:halle:" + refusal.code()));
        problem.setTitle(refusal.title());
        problem.setInstance(instance(path));
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static @Nullable URI instance(String path) {
        try {
            return URI.create(path);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** The API always; elsewhere whoever asks for JSON and not for a page, or sends JSON without saying. */
    private static boolean wantsJson(String path, HttpServletRequest request) {
        if (path.equals("/api") || path.startsWith("/api/")) {
            return true;
        }
        List<MediaType> wanted = accepted(request);
        if (wanted.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)) {
            return false;
        }
        if (wanted.stream().anyMatch(Answering::isJson)) {
            return true;
        }
        String sent = request.getContentType();
        return sent != null && sent.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean isJson(MediaType type) {
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static List<MediaType> accepted(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT);
        try {
            return header == null ? List.of() : MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException malformed) {
            return List.of();
        }
    }

    /** The page one came from, when it is one of ours and another one; null otherwise. */
    private static @Nullable String back(HttpServletRequest request, String path) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return null;
        }
        try {
            URI from = URI.create(referer);
            boolean ours = request.getServerName().equalsIgnoreCase(from.getHost())
                    && from.getPath() != null
                    && from.getPath().startsWith("/")
                    && !from.getPath().startsWith("//");
            if (!ours || ("GET".equals(request.getMethod()) && from.getPath().equals(path))) {
                return null;
            }
            return from.getRawQuery() == null ? from.getRawPath() : from.getRawPath() + "?" + from.getRawQuery();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
