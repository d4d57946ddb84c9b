package org.halle.selection.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.call.Decision;
import org.halle.export.Pdf;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Programmes;
import org.halle.selection.Balance;
import org.halle.selection.SelectionRegister;
import org.halle.selection.SelectionRegister.RankedLine;
import org.halle.selection.Shortlist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The minutes of a deliberation as a PDF: who decided what, why, and how the list is balanced. */
@Component
class MinutesPaper {

    private final SelectionRegister register;
    private final Programmes programmes;
    private final Challenges challenges;
    private final Signatures signatures;
    private final Pdf pdf;
    private final MessageSource messages;

    MinutesPaper(
            SelectionRegister register,
            Programmes programmes,
            Challenges challenges,
            Signatures signatures,
            Pdf pdf,
            MessageSource messages) {
        this.register = register;
        this.programmes = programmes;
        this.challenges = challenges;
        this.signatures = signatures;
        this.pdf = pdf;
        this.messages = messages;
    }

    /** A line at its place. */
    record Placed(int place, RankedLine line) {}

    /** Those of whom the same was decided. */
    record Group(String title, List<Placed> lines) {}

    /** How many of a challenge. */
    record Share(String theme, Balance.Share share) {}

    void write(PersonId by, ProgrammeId programme, Locale locale, OutputStream out) throws IOException {
        Shortlist list = register.shortlist(by, programme).orElse(null);
        List<RankedLine> table = register.table(by, programme);
        List<Group> groups = new ArrayList<>();
        for (Decision decision :
                Arrays.asList(Decision.ACCEPTED, Decision.WAITING, Decision.REFUSED, (@Nullable Decision) null)) {
            Group group = group(decision, table, locale);
            if (!group.lines().isEmpty()) {
                groups.add(group);
            }
        }
        pdf.write(
                "paper/minutes",
                Map.of(
                        "programme",
                        programmes.get(programme),
                        "signed",
                        signatures.of(list, locale),
                        "minutes",
                        list == null ? "" : list.minutes(),
                        "groups",
                        groups,
                        "balance",
                        Balance.by(line -> line.application().content().challenge(), table).shares().stream()
                                .map(share -> new Share(challenges.name(share.code(), locale), share))
                                .toList()),
                locale,
                out);
    }

    private Group group(@Nullable Decision decision, List<RankedLine> table, Locale locale) {
        List<Placed> lines = new ArrayList<>();
        for (int place = 0; place < table.size(); place++) {
            if (table.get(place).decision() == decision) {
                lines.add(new Placed(place + 1, table.get(place)));
            }
        }
        String title = messages.getMessage(
                "selection.decision." + (decision == null ? "none" : decision.code()), null, locale);
        return new Group(
                messages.getMessage("selection.paper.group", new Object[] {title, lines.size()}, locale), lines);
    }
}
