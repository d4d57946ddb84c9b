package org.halle.notification.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.halle.kernel.LetterId;
import org.halle.kernel.NotFound;
import org.halle.notification.Attachment;
import org.halle.notification.LetterPage;
import org.halle.notification.Letters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Everybody's letters, for whoever tries the demonstration; there is no such page anywhere else. */
@Controller
@RequestMapping("/letters")
@ConditionalOnProperty(name = "halle.demo", havingValue = "true")
class LetterPages {

    private static final int PAGE = 25;

    /** Letters carry their style with them; nothing else may run, load or frame. */
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Letters letters;

    LetterPages(Letters letters) {
        this.letters = letters;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        String email =
                person == null || person.isBlank() ? null : person.strip().toLowerCase(Locale.ROOT);
        LetterPage page = letters.page(email, after, PAGE);
        model.addAttribute("letters", page.letters());
        model.addAttribute("person", email);
        model.addAttribute("older", older(email, page.next()));
        return "notification/list";
    }

    @GetMapping("/{id}")
    String open(@PathVariable String id, Model model) {
        model.addAttribute("open", letters.open(LetterId.of(id)));
        return "notification/open";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", LETTER_POLICY)
                .body(letters.html(LetterId.of(id)));
    }

    @GetMapping("/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int number) {
        List<Attachment> attachments = letters.open(LetterId.of(id)).attachments();
        if (number < 0 || number >= attachments.size()) {
            throw new NotFound();
        }
        Attachment attachment = attachments.get(number);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(attachment.content());
    }

    private static @Nullable String older(@Nullable String email, @Nullable String next) {
        if (next == null) {
            return null;
        }
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/letters").queryParam("after", next);
        if (email != null) {
            path.queryParam("person", email);
        }
        return path.build().encode().toUriString();
    }
}
