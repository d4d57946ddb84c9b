package org.halle.studio.web;

import java.util.List;
import java.util.Map;
import org.halle.people.SignedIn;
import org.halle.studio.StepCatalogue;
import org.halle.studio.StepCatalogue.Entry;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of steps: what a manager may have done, and how. */
@Controller
@RequestMapping("/studio/steps")
class StepPages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StepCatalogue catalogue;

    StepPages(StepCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    String all(@AuthenticationPrincipal SignedIn me, Model model) {
        List<Entry> entries = catalogue.all(me.id());
        model.addAttribute(
                "machine", entries.stream().filter(entry -> !entry.person()).toList());
        model.addAttribute("people", entries.stream().filter(Entry::person).toList());
        model.addAttribute("lists", catalogue.lists(me.id()));
        model.addAttribute("moments", catalogue.moments(me.id()));
        return "studio/steps";
    }

    @GetMapping("/{name}")
    String one(@AuthenticationPrincipal SignedIn me, @PathVariable String name, Model model) {
        Entry entry = catalogue.one(me.id(), name);
        model.addAttribute("step", entry);
        String example = entry.example();
        if (example != null) {
            model.addAttribute("island", JSON.writeValueAsString(Map.of("xml", example, "label", entry.title())));
        }
        return "studio/step";
    }
}
