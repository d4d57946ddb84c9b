package org.halle.studio.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.halle.studio.Checking;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The check of the studio over HTTP. */
@RestController
@RequestMapping("/api/studio")
class CheckApi {

    private final Checking checking;

    CheckApi(Checking checking) {
        this.checking = checking;
    }

    /**
     * One thing that is wrong.
     *
     * @param file as it was sent
     * @param element the id of the element it is about; null when it is about the file
     * @param line from 1; null when unknown
     * @param message what is wrong, in the reader's language
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String file, @Nullable String element, @Nullable Integer line, String message) {
        static Line of(Problem problem, Locale locale) {
            return new Line(problem.file(), problem.element(), problem.line(), problem.sentence(locale));
        }
    }

    /**
     * Checks diagrams, decisions and forms that belong together, in fields of any name; an empty list means that they
     * could be published as they are.
     */
    @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    List<Line> check(@AuthenticationPrincipal SignedIn me, MultipartHttpServletRequest request, Locale locale)
            throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (Map.Entry<String, List<MultipartFile>> field :
                request.getMultiFileMap().entrySet()) {
            for (MultipartFile file : field.getValue()) {
                files.add(new ModelFile(name(file, field.getKey()), file.getBytes()));
            }
        }
        if (files.isEmpty()) {
            throw new Refused("studio.check.nothing");
        }
        return checking.check(me.id(), files).stream()
                .map(problem -> Line.of(problem, locale))
                .toList();
    }

    /** Without the folders that some browsers send along. */
    private static String name(MultipartFile file, String field) {
        String name = file.getOriginalFilename();
        return name == null || name.isBlank()
                ? field
                : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
