package org.halle.impact.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.export.ExportFormat;
import org.halle.export.Pdf;
import org.halle.export.TableFile;
import org.halle.impact.Measurement;
import org.halle.impact.Measuring;
import org.halle.impact.Point;
import org.halle.impact.Reporting;
import org.halle.impact.Reporting.Line;
import org.halle.impact.Reporting.Report;
import org.halle.impact.Series;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.VentureId;
import org.halle.people.LegalStatus;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a programme has changed, and the cohorts of its territory by period and since the start: page, PDF, workbook. */
@Controller
class ReportPages {

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

    /** An indicator of several ventures, in words. */
    record SumView(String indicator, String unit, int ventures, String baseline, String latest, String change) {}

    private final Measuring measuring;
    private final Reporting reporting;
    private final VentureRegister ventures;
    private final Programmes programmes;
    private final Rights rights;
    private final ImpactViews views;
    private final Pdf pdf;
    private final MessageSource texts;

    ReportPages(
            Measuring measuring,
            Reporting reporting,
            VentureRegister ventures,
            Programmes programmes,
            Rights rights,
            ImpactViews views,
            Pdf pdf,
            MessageSource texts) {
        this.measuring = measuring;
        this.reporting = reporting;
        this.ventures = ventures;
        this.programmes = programmes;
        this.rights = rights;
        this.views = views;
        this.pdf = pdf;
        this.texts = texts;
    }

    @GetMapping("/programmes/{programmeId}/impact")
    String report(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Locale locale,
            Model model) {
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
        Report report = reporting.report(me.id(), id, from, to);
        model.addAttribute("report", report);
        model.addAttribute("years", years(report));
        model.addAttribute("bars", CohortBars.of(report, texts, locale));
        model.addAttribute("sums", sums(report, locale));
        model.addAttribute("manager", rights.has(me.id(), Role.MANAGER, id));
        return "impact/report";
    }

    @GetMapping("/programmes/{programmeId}/impact/report.pdf")
    void paper(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Programme programme = programmes.get(ProgrammeId.of(programmeId));
        Report report = reporting.report(me.id(), programme.id(), from, to);
        attach(response, programme, report, ExportFormat.PDF, locale);
        pdf.write(
                "paper/impact",
                Map.of("programme", programme, "report", report, "sums", sums(report, locale)),
                locale,
                response.getOutputStream());
    }

    @GetMapping("/programmes/{programmeId}/impact/report.xlsx")
    void workbook(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programmeId,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Programme programme = programmes.get(ProgrammeId.of(programmeId));
        Report report = reporting.report(me.id(), programme.id(), from, to);
        attach(response, programme, report, ExportFormat.XLSX, locale);
        try (TableFile table = TableFile.xlsx(response.getOutputStream(), say(locale, "impact.report.kicker"))) {
            table.head(IntStream.rangeClosed(1, 15)
                    .mapToObj(column -> say(locale, "impact.report.column." + column))
                    .toList());
            for (Line line : report.lines()) {
                table.row(Arrays.asList(
                        line.cohort(),
                        line.enteredOn(),
                        line.venture(),
                        line.organisation(),
                        LegalStatus.of(line.legalStatus())
                                .map(status -> say(locale, status.label()))
                                .orElse(""),
                        line.town(),
                        say(
                                locale,
                                line.graduated()
                                        ? "impact.report.graduated"
                                        : line.left() ? "impact.report.left" : "impact.report.under-way"),
                        line.indicator(),
                        line.unit(),
                        line.figures().get(Point.BASELINE),
                        line.figures().get(Point.END),
                        line.figures().get(Point.M6),
                        line.figures().get(Point.M12),
                        line.figures().get(Point.M24),
                        line.source()));
            }
        }
    }

    private void attach(
            HttpServletResponse response, Programme programme, Report report, ExportFormat format, Locale locale) {
        String name = say(locale, "impact.report.file") + "-" + programme.slug() + "-" + report.from() + "-"
                + report.to() + "." + format.code();
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }

    private static List<Integer> years(Report report) {
        return IntStream.rangeClosed(
                        Math.min(report.firstYear(), report.from()), Math.max(report.lastYear(), report.to()))
                .boxed()
                .toList();
    }

    private List<SumView> sums(Report report, Locale locale) {
        return report.sums().stream()
                .map(sum -> {
                    BigDecimal change = sum.latest().subtract(sum.baseline());
                    return new SumView(
                            sum.indicator(),
                            sum.unit(),
                            sum.ventures(),
                            Objects.requireNonNull(views.figure(sum.baseline(), locale)),
                            Objects.requireNonNull(views.figure(sum.latest(), locale)),
                            (change.signum() > 0 ? "+" : "") + views.figure(change, locale));
                })
                .toList();
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

    private String say(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
