package org.halle.studio.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.engine.sandbox.Sandbox;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.halle.studio.Authors;
import org.halle.studio.Checking;
import org.halle.studio.Publishing;
import org.halle.studio.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * As much of the engine's REST interface as the desktop Camunda Modeler's <em>Deploy</em> needs: which version this is,
 * whether one may, and a deployment, which is published like any other. There is nothing else behind this address.
 */
@RestController
@RequestMapping("/engine-rest")
@Hidden
class DesktopModelerApi {

    private static final String ENGINE = "7.24.0";
    private static final int LONGEST_NAME = 100;

    private final Authors authors;
    private final Checking checking;
    private final Publishing publishing;
    private final MessageSource messages;
    private final HalleClock clock;

    DesktopModelerApi(
            Authors authors, Checking checking, Publishing publishing, MessageSource messages, HalleClock clock) {
        this.authors = authors;
        this.checking = checking;
        this.publishing = publishing;
        this.messages = messages;
        this.clock = clock;
    }

    record Version(String version) {}

    /** What the modeler reads of a deployment; the definitions only tell it what it could start, which is not its job. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Deployment(
            String id,
            String name,
            String source,
            Instant deploymentTime,
            @Nullable String tenantId,
            List<String> links,
            @Nullable Map<String, Object> deployedProcessDefinitions) {}

    /** How the engine's interface says no; the modeler shows the message. */
    record Failure(String type, String message) {}

    @GetMapping("/version")
    Version version(@AuthenticationPrincipal SignedIn me) {
        authors.require(me.id());
        return new Version(ENGINE);
    }

    /** Asked to find out whether name and password are right. */
    @GetMapping("/deployment")
    List<Deployment> deployments(@AuthenticationPrincipal SignedIn me) {
        authors.require(me.id());
        return List.of();
    }

    @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> deploy(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(name = "deployment-name", defaultValue = "") String name,
            @RequestParam(name = "deployment-source", defaultValue = "") String source,
            MultipartHttpServletRequest request,
            Locale locale)
            throws IOException {
        List<ModelFile> files = files(request);
        List<Problem> problems = checking.check(me.id(), files);
        if (!problems.isEmpty()) {
            return failure("ParseException", Sandbox.describe(problems, locale));
        }
        Map<String, String> contents = new TreeMap<>();
        files.forEach(file -> contents.put(file.name(), file.text()));
        Optional<Release> release = publishing.bring(
                me.id(),
                contents,
                messages.getMessage("studio.modeler.remark", new Object[] {shortened(name)}, locale));
        return ResponseEntity.ok(new Deployment(
                release.map(Release::deployment).orElse("unchanged"),
                name,
                source,
                release.map(Release::at).orElseGet(clock::instant),
                null,
                List.of(),
                null));
    }

    /** In the modeler's own form, so that it can show the sentence. */
    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, Locale locale) {
        if (refused instanceof Forbidden) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .body(new Failure("AuthorizationException", sentence(refused, locale)));
        }
        return failure("InvalidRequestException", sentence(refused, locale));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private String sentence(Refused refused, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments(), locale);
    }

    private static ResponseEntity<Object> failure(String type, String message) {
        return ResponseEntity.badRequest().body(new Failure(type, message));
    }

    private static List<ModelFile> files(MultipartHttpServletRequest request) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (List<MultipartFile> field : request.getMultiFileMap().values()) {
            for (MultipartFile file : field) {
                files.add(
                        Sandbox.underItsId(new ModelFile(String.valueOf(file.getOriginalFilename()), file.getBytes())));
            }
        }
        if (files.isEmpty()) {
            throw new Refused("studio.modeler.nothing");
        }
        return files;
    }
}
