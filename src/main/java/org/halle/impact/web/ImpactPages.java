package org.halle.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.impact.Measurement;
import org.halle.impact.Measuring;
import org.halle.impact.Series;
import org.halle.kernel.Forbidden;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a programme has changed, and correcting a measure. */
@Controller
class ImpactPages {

    /** A line of the report. */
    record LineView(
            String venture,
            @Nullable String path,
            String indicator,
            @Nullable String baseline,
            @Nullable String latest,
            @Nullable String latestLabel,
            @Nullable String change,
            String tone,
            @Nullable String target) {}

    private final Measuring measuring;
    private final VentureRegister ventures;
    private final Programmes programmes;
    private final Rights rights;
    private final ImpactViews views;
    private final MessageSource texts;

    ImpactPages(
            Measuring measuring,
            VentureRegister ventures,
            Programmes programmes,
            Rights rights,
            ImpactViews views,
            MessageSource texts) {
        this.measuring = measuring;
        this.ventures = ventures;
        this.programmes = programmes;
        this.rights = rights;
        this.views = views;
        this.texts = texts;
    }

    @GetMapping("/programmes/{programmeId}/impact")
    String report(@AuthenticationPrincipal SignedIn me, @PathVariable String programmeId, Locale locale, Model model) {
        ProgrammeId id = ProgrammeId.of(programmeId);
        model.addAttribute("programme", programmes.get(id));
        rights.require(me.id(), id, Role.MANAGER, Role.COACH, Role.OBSERVER);
        boolean insider = rights.hasAny(me.id(), id, Role.MANAGER, Role.COACH);
        Map<VentureId, Venture> byId =
                ventures.of(id).stream().collect(Collectors.toMap(Venture::id, venture -> venture));
        List<Series> series = measuring.series(id);
        model.addAttribute(
                "lines",
                series.stream()
                        .map(one -> line(
                                one,
                                Objects.requireNonNull(byId.get(one.indicator().venture())),
                                insider,
                                locale))
                        .sorted(Comparator.comparing(LineView::venture))
                        .toList());
        model.addAttribute("measured", count(series, one -> one.baseline().isPresent()));
        model.addAttribute("followed", count(series, one -> one.latest().isPresent()));
        model.addAttribute("progressed", count(series, one -> sign(one) > 0));
        return "impact/report";
    }

    @GetMapping("/ventures/{id}/impact/{entry}/correct")
    String correction(
            @AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable long entry, Model model) {
        VentureId venture = VentureId.of(id);
        Measurement mistaken = show(me, venture, entry, model);
        model.addAttribute("measured", mistaken.amount().toPlainString());
        model.addAttribute("measuredOn", mistaken.measuredOn().toString());
        model.addAttribute("source", "");
        return "impact/correct";
    }

    @PostMapping("/ventures/{id}/impact/{entry}/correct")
    ModelAndView correct(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @PathVariable long entry,
            @RequestParam(defaultValue = "") String measured,
            @RequestParam(defaultValue = "") String measuredOn,
            @RequestParam(defaultValue = "") String source,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        VentureId venture = VentureId.of(id);
        Map<String, String> errors = new LinkedHashMap<>();
        BigDecimal amount = amount(measured, errors, locale);
        LocalDate day = day(measuredOn, errors, locale);
        if (amount != null && day != null) {
            try {
                measuring.correct(me.id(), venture, entry, new Measuring.Reading(amount, day, source, ""));
                flash.addFlashAttribute("message", say(locale, "impact.corrected"));
                return new ModelAndView("redirect:/ventures/" + id + "#impact");
            } catch (Forbidden | NotFound notTheirs) {
                throw notTheirs;
            } catch (RefusedFields refused) {
                refused.fields().forEach((field, why) -> errors.put(field, say(locale, why.code(), why.arguments())));
            } catch (Refused refused) {
                errors.put("source", say(locale, refused.code(), refused.arguments()));
            }
        }
        show(me, venture, entry, model);
        model.addAttribute("measured", measured);
        model.addAttribute("measuredOn", measuredOn);
        model.addAttribute("source", source);
        model.addAttribute("errors", errors);
        ModelAndView page = new ModelAndView("impact/correct", model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Measurement show(SignedIn me, VentureId id, long entry, Model model) {
        if (!measuring.mayRecord(me.id(), id)) {
            throw new Forbidden();
        }
        Series series = measuring.series(id).stream()
                .filter(one -> one.entries().stream().anyMatch(known -> Objects.equals(known.id(), entry)))
                .findFirst()
                .orElseThrow(NotFound::new);
        Measurement mistaken = series.entries().stream()
                .filter(known -> Objects.equals(known.id(), entry))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("venture", ventures.get(id));
        model.addAttribute("entry", entry);
        model.addAttribute("indicator", series.indicator().name());
        model.addAttribute("pointLabel", mistaken.point().label());
        return mistaken;
    }

    private LineView line(Series series, Venture venture, boolean insider, Locale locale) {
        Measurement latest = series.latest().orElse(null);
        return new LineView(
                venture.name(),
                insider ? "/ventures/" + venture.id() : null,
                series.indicator().name(),
                series.baseline()
                        .map(entry -> views.figure(entry.amount(), locale))
                        .orElse(null),
                latest == null ? null : views.figure(latest.amount(), locale),
                latest == null ? null : latest.point().label(),
                change(series, locale),
                sign(series) > 0 ? "success" : sign(series) < 0 ? "warning" : "neutral",
                views.figure(series.indicator().target(), locale));
    }

    private @Nullable String change(Series series, Locale locale) {
        BigDecimal change = series.change();
        if (change == null) {
            return null;
        }
        String signed = (change.signum() > 0 ? "+" : "") + views.figure(change, locale);
        BigDecimal percent = series.changePercent();
        return percent == null
                ? signed
                : say(
                        locale,
                        "impact.report.percent",
                        signed,
                        (percent.signum() > 0 ? "+" : "") + views.figure(percent, locale));
    }

    private static int sign(Series series) {
        BigDecimal change = series.change();
        return change == null ? 0 : change.signum();
    }

    private static long count(List<Series> series, Predicate<Series> those) {
        return series.stream().filter(those).count();
    }

    private @Nullable BigDecimal amount(String text, Map<String, String> errors, Locale locale) {
        try {
            return new BigDecimal(text.strip().replace(',', '.').replaceAll("[\\s\\u00a0\\u202f]", ""));
        } catch (NumberFormatException wrong) {
            errors.put("measured", say(locale, "impact.refused.number"));
            return null;
        }
    }

    private @Nullable LocalDate day(String text, Map<String, String> errors, Locale locale) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            errors.put("measuredOn", say(locale, "impact.refused.date"));
            return null;
        }
    }

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
