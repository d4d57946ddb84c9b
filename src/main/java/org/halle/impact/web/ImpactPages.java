package org.halle.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.halle.cohort.VentureRegister;
import org.halle.impact.Measurement;
import org.halle.impact.Measuring;
import org.halle.impact.Point;
import org.halle.impact.Series;
import org.halle.kernel.Forbidden;
import org.halle.kernel.IndicatorId;
import org.halle.kernel.NotFound;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.TypedNumber;
import org.halle.kernel.VentureId;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Correcting a measure, and adding one that no task asked for. */
@Controller
class ImpactPages {

    private final Measuring measuring;
    private final VentureRegister ventures;
    private final MessageSource texts;

    ImpactPages(Measuring measuring, VentureRegister ventures, MessageSource texts) {
        this.measuring = measuring;
        this.ventures = ventures;
        this.texts = texts;
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

    @GetMapping("/ventures/{id}/impact/new")
    String blank(@AuthenticationPrincipal SignedIn me, @PathVariable String id, Locale locale, Model model) {
        showNew(me, VentureId.of(id), MeasureForm.EMPTY, Map.of(), locale, model);
        return "impact/new";
    }

    @PostMapping("/ventures/{id}/impact/new")
    ModelAndView add(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String id,
            @ModelAttribute MeasureForm form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        VentureId venture = VentureId.of(id);
        Map<String, String> errors = new LinkedHashMap<>();
        BigDecimal amount = amount(form.measured(), errors, locale);
        LocalDate day = day(form.measuredOn(), errors, locale);
        Point point = Point.of(form.point()).orElse(null);
        if (point == null) {
            errors.put("point", say(locale, "impact.refused.point"));
        }
        if (amount != null && day != null && point != null) {
            try {
                measuring.add(
                        me.id(),
                        venture,
                        form.indicator().isBlank() ? null : IndicatorId.of(form.indicator()),
                        form.name(),
                        point,
                        new Measuring.Reading(amount, day, form.source(), form.unit()));
                flash.addFlashAttribute("message", say(locale, "impact.added"));
                return new ModelAndView("redirect:/ventures/" + id + "#impact");
            } catch (RefusedFields refused) {
                refused.fields().forEach((field, why) -> errors.put(field, say(locale, why.code(), why.arguments())));
            }
        }
        showNew(me, venture, form, errors, locale, model);
        return new ModelAndView("impact/new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void showNew(
            SignedIn me, VentureId id, MeasureForm form, Map<String, String> errors, Locale locale, Model model) {
        if (!measuring.mayRecord(me.id(), id)) {
            throw new Forbidden();
        }
        Map<String, String> indicators = new LinkedHashMap<>();
        measuring
                .series(id)
                .forEach(series -> indicators.put(
                        series.indicator().id().toString(), series.indicator().name()));
        Map<String, String> points = new LinkedHashMap<>();
        for (Point point : Point.values()) {
            points.put(point.code(), say(locale, point.label()));
        }
        model.addAttribute("venture", ventures.get(id));
        model.addAttribute("indicators", indicators);
        model.addAttribute("points", points);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
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

    private @Nullable BigDecimal amount(String text, Map<String, String> errors, Locale locale) {
        if (TypedNumber.ambiguous(text)) {
            errors.put("measured", say(locale, "impact.refused.two-readings", text.strip()));
            return null;
        }
        try {
            return TypedNumber.of(text);
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
