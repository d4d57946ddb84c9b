package org.halle.call.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.halle.call.Corresponding;
import org.halle.call.WriteMessage;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.Id;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Writing in a project's thread, and noting beside it what only the team reads. */
@Controller
class MessagePages {

    private final Corresponding corresponding;
    private final MessageThread thread;
    private final ProjectPages projects;
    private final MessageSource messages;

    MessagePages(Corresponding corresponding, MessageThread thread, ProjectPages projects, MessageSource messages) {
        this.corresponding = corresponding;
        this.thread = thread;
        this.projects = projects;
        this.messages = messages;
    }

    /**
     * A message, for programs.
     *
     * @param mentions names
     */
    record MessageView(
            String id, String author, Instant writtenAt, boolean internal, String text, List<String> mentions) {}

    /** @param id a UUID of one's own: sent twice, it is written once; may be absent */
    record MessageBody(@Nullable String id, @Nullable String text, @Nullable Boolean internal) {}

    @PostMapping("/projects/{id}/messages")
    String write(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return write(me, id, message, text, false, response, locale, model);
    }

    @PostMapping("/projects/{id}/notes")
    String note(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return write(me, id, message, note, true, response, locale, model);
    }

    private String write(
            SignedIn me,
            String id,
            String message,
            String text,
            boolean internal,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Reading reading = new Reading(messages, locale);
        String field = internal ? "note" : "text";
        try {
            corresponding.write(me.id(), new WriteMessage(chosen(message), ApplicationId.of(id), text, internal));
        } catch (Forbidden | NotFound elsewhere) {
            throw elsewhere;
        } catch (Refused refused) {
            reading.note(field, refused);
        }
        if (reading.failed()) {
            String page = projects.show(me, id, locale, model);
            model.addAttribute(field + "Typed", text);
            model.addAttribute("threadErrors", reading.errors());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page;
        }
        return "redirect:/projects/" + id + (internal ? "#notes" : "#messages");
    }

    @GetMapping("/api/applications/{id}/messages")
    @ResponseBody
    List<MessageView> thread(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
        return thread.lines(me.id(), ApplicationId.of(id)).stream()
                .map(line -> new MessageView(
                        line.id(), line.author(), line.at(), line.internal(), line.text(), line.mentions()))
                .toList();
    }

    @PostMapping("/api/applications/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @ResponseBody
    Map<String, String> write(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestBody MessageBody body) {
        UUID chosen = chosen(body.id() == null ? "" : body.id());
        corresponding.write(
                me.id(),
                new WriteMessage(
                        chosen,
                        ApplicationId.of(id),
                        body.text() == null ? "" : body.text(),
                        Boolean.TRUE.equals(body.internal())));
        return Map.of("id", chosen.toString());
    }

    private static UUID chosen(String id) {
        return id.isBlank() ? UUID.randomUUID() : Id.parse(id);
    }
}
