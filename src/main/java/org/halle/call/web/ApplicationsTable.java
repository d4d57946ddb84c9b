package org.halle.call.web;

import java.text.Normalizer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.halle.call.Application.Status;
import org.halle.call.ApplicationLine;
import org.halle.call.ApplicationRegister;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.EligibilityDecision;
import org.halle.kernel.Leaf;
import org.halle.kernel.OrganisationId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All applications to a call, for who manages it: filter, search, open. */
@Controller
class ApplicationsTable {

    private final CallRegister calls;
    private final ApplicationRegister applications;
    private final Organisations organisations;
    private final Rights rights;
    private final MessageSource messages;

    ApplicationsTable(
            CallRegister calls,
            ApplicationRegister applications,
            Organisations organisations,
            Rights rights,
            MessageSource messages) {
        this.calls = calls;
        this.applications = applications;
        this.organisations = organisations;
        this.rights = rights;
        this.messages = messages;
    }

    /** A line of the table. */
    record Row(
            String id,
            String reference,
            String title,
            String organisation,
            String status,
            String tone,
            int partners,
            int signed,
            @Nullable Instant submittedAt,
            @Nullable String reason) {}

    @GetMapping("/calls/{slug}/applications")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        Call call = calls.bySlug(slug);
        rights.require(me.id(), call.programme(), Role.MANAGER);
        List<ApplicationLine> all = applications.lines(call.id());
        Map<OrganisationId, Organisation> leads = organisations.all(
                all.stream().map(ApplicationLine::organisation).collect(Collectors.toSet()));
        model.addAttribute("call", call);
        model.addAttribute("batches", call.rolling() != null);
        model.addAttribute("total", all.size());
        Leaf<Row> rows = Leaf.of(
                all.stream()
                        .filter(line -> status == null || line.status() == status)
                        .map(line -> row(line, name(leads.get(line.organisation()))))
                        .filter(row -> matches(row, q))
                        .toList(),
                page);
        model.addAttribute("rows", rows);
        model.addAttribute("newer", address(slug, status, q, rows.newer()));
        model.addAttribute("older", address(slug, status, q, rows.older()));
        model.addAttribute("status", status);
        model.addAttribute("q", q);
        model.addAttribute("statuses", statuses(locale));
        return "call/applications";
    }

    private static @Nullable String address(String slug, @Nullable Status status, String q, @Nullable Integer page) {
        if (page == null) {
            return null;
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/calls/{slug}/applications");
        if (status != null) {
            address.queryParam("status", status.name());
        }
        if (!q.isBlank()) {
            address.queryParam("q", "{q}");
        }
        return address.queryParam("page", page)
                .encode()
                .buildAndExpand(Map.of("slug", slug, "q", q))
                .toUriString();
    }

    private static Row row(ApplicationLine line, String organisation) {
        String reason = line.reason();
        return new Row(
                line.id().toString(),
                line.reference(),
                line.title(),
                organisation,
                Standing.key(line.status()),
                Standing.tone(line.status()),
                line.partners(),
                line.signed(),
                line.submittedAt(),
                reason == null ? null : EligibilityDecision.reasonKey(reason));
    }

    private static boolean matches(Row row, String q) {
        return plain(row.reference() + " " + row.title() + " " + row.organisation())
                .contains(plain(q));
    }

    /** As people search: without accents, in lower case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static String name(@Nullable Organisation organisation) {
        return organisation == null ? "" : organisation.name();
    }

    private Map<String, String> statuses(Locale locale) {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            statuses.put(status.name(), messages.getMessage(Standing.key(status), null, locale));
        }
        return statuses;
    }
}
