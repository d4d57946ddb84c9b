package org.halle.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Person;
import org.springframework.context.ApplicationContext;

/** Everybody who comes to the pages during one story, each with cookies of its own. */
public final class Visits {

    private static final Path KEPT = Path.of("target", "browser");
    private static final boolean TRACED = Boolean.getBoolean("halle.browser.trace");

    private final Browser browser;
    private final ApplicationContext halle;
    private final String address;
    private final String story;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();

    Visits(Browser browser, ApplicationContext halle, String story) {
        this.browser = browser;
        this.halle = halle;
        this.address = "http://127.0.0.1:" + halle.getEnvironment().getRequiredProperty("local.server.port");
        this.story = story;
    }

    /** Somebody who isn't signed in. */
    public Visitor stranger() {
        return visitor("stranger-" + visitors.size());
    }

    /** Somebody who has entered by the demonstration's door: for addresses {@code @halle.example}. */
    public Visitor as(Person person) {
        return as(person.email());
    }

    /** Comes once, however often it is asked. */
    public Visitor as(String email) {
        Visitor known = visitors.get(email);
        return known != null ? known : visitor(email).enterAs(email);
    }

    /** Somebody who asked for a link by e-mail, found it among the demonstration's letters and opened it. */
    public Visitor byLink(String email) {
        Person reader =
                halle.getBean(People.class).register("reader-of-letters@halle.example", "Lise", "Facteur", Language.FR);
        return visitor(email).enterByLink(email, as(reader));
    }

    private Visitor visitor(String name) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(Visitor.WIDE, Visitor.HIGH));
        context.setDefaultTimeout(15_000);
        if (TRACED) {
            context.tracing()
                    .start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        }
        Visitor visitor = new Visitor(context.newPage(), story);
        visitors.put(name, visitor);
        return visitor;
    }

    void end(boolean failed) {
        List<String> complaints = new ArrayList<>();
        visitors.forEach(
                (name, visitor) -> visitor.complaints().forEach(complaint -> complaints.add(name + ": " + complaint)));
        visitors.forEach((name, visitor) -> leave(name, visitor, failed || !complaints.isEmpty()));
        if (!complaints.isEmpty()) {
            throw new AssertionError("the browser complains:\n" + String.join("\n", complaints));
        }
    }

    private void leave(String name, Visitor visitor, boolean keep) {
        String file = story + "-" + name.replaceAll("[^a-z0-9-]", "_");
        BrowserContext context = visitor.page().context();
        if (keep) {
            Path picture = KEPT.resolve(file + ".png");
            System.err.println(name + " was at " + visitor.page().url() + ", see " + picture);
            visitor.keep(picture, KEPT.resolve(file + ".html"));
        }
        if (TRACED) {
            context.tracing().stop(new Tracing.StopOptions().setPath(KEPT.resolve(file + ".zip")));
        }
        context.close();
    }
}
