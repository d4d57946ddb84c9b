package org.halle.impact.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.halle.impact.LinesRefused;
import org.halle.impact.PastCohorts;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Importing the cohorts of before Halle from a file. */
@Controller
@RequestMapping("/programmes/{programmeId}/impact/past")
class PastPages {

    private static final long LARGEST = 2_000_000;
    private static final String EXAMPLE =
            "Promotion 2019;2019-02-03;Cantine des Deux Rives;Cantine des Deux Rives;scic;"
                    + "Nantes;diplome;Repas servis;repas par an;1200;1800;2100;;;Bilan 2019\n";

    /** Something wrong in the file, in words. */
    record WrongView(long line, String column, String why) {}

    private final PastCohorts past;
    private final Programmes programmes;
    private final Rights rights;
    private final MessageSource texts;

    PastPages(PastCohorts past, Programmes programmes, Rights rights, MessageSource texts) {
        this.past = past;
        this.programmes = programmes;
        this.rights = rights;
        this.texts = texts;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn me, @PathVariable String programmeId, Model model) {
        show(me, ProgrammeId.of(programmeId), model, List.of(), null);
        return "impact/past";
    }

    /** An empty file with one line as an example. */
    @GetMapping("/model.csv")
    ResponseEntity<byte[]> example(@AuthenticationPrincipal SignedIn me, @PathVariable String programmeId) {
        rights.require(me.id(), ProgrammeId.of(programmeId), Role.MANAGER);
        String text = "\uFEFF" + String.join(";", past.columns()) + "\n" + EXAMPLE;
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("promotions-passees.csv")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping
    ModelAndView take(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam MultipartFile file,
            Locale locale,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        ProgrammeId programme = ProgrammeId.of(programmeId);
        if (file.isEmpty() || file.getSize() > LARGEST) {
            String why = say(locale, file.isEmpty() ? "impact.past.no-file" : "impact.past.large");
            show(me, programme, model, List.of(), why);
            return new ModelAndView("impact/past", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            int lines = past.take(me.id(), programme, file.getBytes());
            flash.addFlashAttribute("message", say(locale, "impact.past.taken", lines));
            return new ModelAndView("redirect:/programmes/" + programme + "/impact/past");
        } catch (LinesRefused refused) {
            show(
                    me,
                    programme,
                    model,
                    refused.lines().stream()
                            .map(wrong -> new WrongView(
                                    wrong.line(),
                                    wrong.column() == null ? "" : wrong.column(),
                                    say(locale, wrong.why().code(), wrong.why().arguments())))
                            .toList(),
                    say(locale, refused.code(), refused.arguments()));
            return new ModelAndView("impact/past", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/remove")
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam String cohort,
            Locale locale,
            RedirectAttributes flash) {
        ProgrammeId programme = ProgrammeId.of(programmeId);
        past.remove(me.id(), programme, cohort);
        flash.addFlashAttribute("message", say(locale, "impact.past.removed", cohort));
        return "redirect:/programmes/" + programme + "/impact/past";
    }

    private void show(
            SignedIn me, ProgrammeId programme, Model model, List<WrongView> wrong, @Nullable String refused) {
        model.addAttribute("programme", programmes.get(programme));
        model.addAttribute("cohorts", past.of(me.id(), programme));
        model.addAttribute("columns", past.columns());
        model.addAttribute("wrong", wrong);
        model.addAttribute("refused", refused);
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
