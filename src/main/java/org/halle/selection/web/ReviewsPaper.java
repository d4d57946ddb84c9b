package org.halle.selection.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.call.Application;
import org.halle.call.ApplicationRegister;
import org.halle.export.Archive;
import org.halle.export.Pdf;
import org.halle.kernel.ApplicationId;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.selection.Assessment;
import org.halle.selection.Grid;
import org.halle.selection.SelectionRegister;
import org.halle.selection.Shortlist;
import org.halle.selection.Weighing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the jury said of one application and what was decided, as a PDF for the auditor. */
@Component
class ReviewsPaper {

    private final SelectionRegister register;
    private final ApplicationRegister applications;
    private final Weighing weighing;
    private final People people;
    private final Signatures signatures;
    private final Pdf pdf;
    private final MessageSource messages;

    ReviewsPaper(
            SelectionRegister register,
            ApplicationRegister applications,
            Weighing weighing,
            People people,
            Signatures signatures,
            Pdf pdf,
            MessageSource messages) {
        this.register = register;
        this.applications = applications;
        this.weighing = weighing;
        this.people = people;
        this.signatures = signatures;
        this.pdf = pdf;
        this.messages = messages;
    }

    /** One juror's review. */
    record Review(String juror, String state, Map<String, Integer> marks, @Nullable Double score, String comment) {}

    /** Nothing is written while nobody was asked about it. */
    void write(PersonId by, ApplicationId id, Archive archive, Locale locale) throws IOException {
        Application application = applications.get(id);
        Grid grid = weighing.grid(application.programme());
        List<Review> reviews = register.assessments(by, application.programme()).stream()
                .filter(one -> one.application().equals(id))
                .map(one -> review(one, grid, locale))
                .toList();
        Shortlist list = register.shortlist(by, application.programme()).orElse(null);
        if (reviews.isEmpty() && list == null) {
            return;
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("dossier", application);
        model.put("criteria", grid.criteria());
        model.put("reviews", reviews);
        model.put("signed", signatures.of(list, locale));
        model.put(
                "line",
                register.table(by, application.programme()).stream()
                        .filter(line -> line.application().id().equals(id))
                        .findFirst()
                        .orElse(null));
        archive.file(
                messages.getMessage("selection.paper.file", null, locale) + ".pdf",
                out -> pdf.write("paper/reviews", model, locale, out));
    }

    private Review review(Assessment one, Grid grid, Locale locale) {
        return new Review(
                people.get(one.juror()).displayName(),
                messages.getMessage("selection.assessment." + one.state(), null, locale),
                one.marks() == null ? Map.of() : one.marks().byCriterion(),
                one.marks() == null ? null : grid.score(one.marks()),
                one.comment());
    }
}
