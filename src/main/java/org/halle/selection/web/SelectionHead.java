package org.halle.selection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halle.kernel.Leaf;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Programme;
import org.halle.programme.Programmes;
import org.halle.selection.Shortlisting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all pages of a selection have at their head: the programme, its dates, and the other pages. */
@Component
class SelectionHead {

    private static final List<String> PAGES = List.of("", "/scores", "/ranking", "/jury", "/grid");

    private final Programmes programmes;
    private final Shortlisting shortlisting;
    private final MessageSource messages;

    SelectionHead(Programmes programmes, Shortlisting shortlisting, MessageSource messages) {
        this.programmes = programmes;
        this.shortlisting = shortlisting;
        this.messages = messages;
    }

    /** A page of the selection, as the tabs show it. */
    record Tab(String path, String label, boolean active) {}

    /** @param page the page's path under the selection's own */
    Programme show(ProgrammeId id, String page, Locale locale, Model model) {
        Programme programme = programmes.get(id);
        List<Tab> tabs = new ArrayList<>();
        for (String path : PAGES) {
            String key = "selection.tab" + (path.isEmpty() ? ".reviews" : path.replace('/', '.'));
            tabs.add(new Tab("/selection/" + id + path, messages.getMessage(key, null, locale), path.equals(page)));
        }
        model.addAttribute("programme", programme);
        model.addAttribute("tabs", tabs);
        model.addAttribute("dates", shortlisting.dates(id));
        return programme;
    }

    /** The applications of one page of a list, and the way to the pages beside it. */
    void leaf(ProgrammeId id, String page, Leaf<?> leaf, Model model) {
        model.addAttribute("leaf", leaf);
        model.addAttribute("newer", address(id, page, leaf.newer()));
        model.addAttribute("older", address(id, page, leaf.older()));
    }

    private static @Nullable String address(ProgrammeId id, String page, @Nullable Integer number) {
        return number == null ? null : "/selection/" + id + page + "?page=" + number + "#applications";
    }
}
