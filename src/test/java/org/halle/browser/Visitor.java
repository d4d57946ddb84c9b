package org.halle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One person at the pages: what a person does there, and what must hold wherever it comes. */
public final class Visitor {

    static final int WIDE = 1280;
    static final int NARROW = 360;
    static final int HIGH = 900;

    private static final boolean LOOK = Boolean.getBoolean("halle.browser.look");
    private static final boolean PICTURES = Boolean.getBoolean("halle.pictures");
    private static final int MOST_BYTES = 250 * 1024;

    /** Everything a page still waits for: an island that draws itself, a part that is being fetched. */
    private static final String AT_REST =
            """
            () => document.readyState === 'complete'
              && ![...document.querySelectorAll('.island')].some(island => !island.matches('.island-ready'))
              && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')""";

    private static final String STICKS_OUT =
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return ['the page is ' + document.documentElement.scrollWidth + ' px wide'].concat(
                [...document.querySelectorAll('body *')]
                  .filter(element => element.getBoundingClientRect().right > width + 1 && getComputedStyle(element).position !== 'fixed')
                  .slice(-5)
                  .map(element => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 160)));
            }""";

    /**
     * All rules of axe, on pages without frames; what is in order need not be told node by node, which takes as long as
     * looking.
     */
    private static final String WHAT_IS_WRONG =
            """
            () => axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(rule =>
              rule.id + ': ' + rule.help + rule.nodes.slice(0, 5).map(node =>
                '\\n    ' + node.html.replace(/\\s+/g, ' ') + '\\n      ' + node.failureSummary.replace(/\\s*\\n\\s*/g, ' ')).join('')))""";

    private static final int MOST_STOPS = 120;

    /** An outline: its own, of what is drawn for it, or of the box that holds a field and its unit. */
    private static final String UNSEEN_FOCUS =
            """
            () => {
              const focused = document.activeElement;
              if (!focused || focused === document.body || focused.id === 'contenu') return null;
              const outlined = (element, part) => {
                const style = getComputedStyle(element, part);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              };
              const next = focused.nextElementSibling;
              return outlined(focused) || outlined(focused, '::after') || outlined(focused.closest('.fjs-input-group') ?? focused.parentElement) || (next && outlined(next))
                ? null : focused.outerHTML.slice(0, 200);
            }""";

    private final Page page;
    private final String story;
    private final Set<String> complaints = new LinkedHashSet<>();
    private int looks;

    Visitor(Page page, String story) {
        this.page = page;
        this.story = story;
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        page.onResponse(this::notice);
    }

    /** For what has no word here. */
    public Page page() {
        return page;
    }

    // coming and going

    Visitor enterAs(String email) {
        open("/login");
        page.locator("form:has(input[name=person][value='" + email + "']) button")
                .click();
        return arrive();
    }

    /** The letter is read by another person of the demonstration: who isn't signed in reads none. */
    Visitor enterByLink(String email, Visitor reader) {
        open("/login")
                .fill("Adresse électronique", email)
                .press("Recevoir le lien")
                .isAt("/login/sent");
        reader.open("/letters?person=" + email);
        reader.page.locator("main table a").first().click();
        // letters lead to halle.address, which is not this port
        String link = reader.page.locator("main .btn-primary").getAttribute("href");
        return open(link.substring(link.indexOf("/login"))).press("Me connecter");
    }

    public Visitor open(String path) {
        return open(path, 200);
    }

    /** Opens a page that is expected to answer with that status. */
    public Visitor open(String path, int status) {
        Response response = page.navigate(path);
        assertThat(response.status()).as("%s answers, at %s", path, page.url()).isEqualTo(status);
        return arrive();
    }

    // what people do

    public Visitor follow(String link) {
        link(link).click();
        return arrive();
    }

    public Visitor press(String button) {
        button(button).click();
        return arrive();
    }

    public Visitor fill(String label, String value) {
        field(label).fill(value);
        return this;
    }

    /** An option of a list. */
    public Visitor choose(String label, String option) {
        field(label).selectOption(option);
        return this;
    }

    /** A box to tick, or one of several to choose from. */
    public Visitor tick(String label) {
        field(label).check();
        return this;
    }

    public Visitor untick(String label) {
        field(label).uncheck();
        return this;
    }

    /** One of the answers to a question that has the same answers as others on the page. */
    public Visitor answer(String question, String option) {
        main().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(question))
                .getByLabel(option)
                .check();
        return this;
    }

    /** A text file, made up. */
    public Visitor attach(String label, String name, String content) {
        field(label).setInputFiles(new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Says yes to the question that was asked before what cannot be undone. */
    public Visitor confirm(String button) {
        page.locator("dialog.confirm")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
        return arrive();
    }

    public Visitor keys(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Types where the focus is. */
    public Visitor type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Goes on by the tab key to that place; wherever the focus stops on the way, it is seen. */
    public Visitor tabTo(Locator place) {
        Locator there = place.and(page.locator(":focus"));
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            page.keyboard().press("Tab");
            focusSeen();
            if (there.count() > 0) {
                return this;
            }
        }
        throw new AssertionError("the tab key does not reach " + place + " at " + page.url());
    }

    public Visitor focusSeen() {
        assertThat(page.evaluate(UNSEEN_FOCUS))
                .as("what has the focus and does not show it, at %s", page.url())
                .isNull();
        return this;
    }

    public Locator link(String name) {
        return main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    public Locator button(String name) {
        return main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    /** By its label in full, whether or not an answer is required. */
    public Locator field(String label) {
        return main().getByLabel(Pattern.compile("^\\s*" + literally(label) + "\\s*(obligatoire|\\*)?\\s*$"))
                .and(page.locator("input, select, textarea"))
                .first();
    }

    /** For the browser's regular expressions, which know no \\Q; a space may be one that does not break. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\.*+?^${}()|\\[\\]]", "\\\\$0").replace(" ", "\\s");
    }

    private Locator main() {
        return page.locator("#contenu");
    }

    // what must be there

    public Visitor sees(String text) {
        assertThat(main().getByText(text).first()).isVisible();
        return this;
    }

    public Visitor seesNot(String text) {
        assertThat(main().getByText(text)).hasCount(0);
        return this;
    }

    public Visitor isAt(String path) {
        page.waitForURL(url -> url.replaceFirst("https?://[^/]+", "").startsWith(path));
        return this;
    }

    // what must hold everywhere

    /** Usable by everybody: no violation that axe finds, at the desk and on a phone, and no sideways scrolling there. */
    public Visitor usable() {
        arrive();
        look(WIDE);
        axe();
        narrow();
        look(NARROW);
        axe();
        return wide();
    }

    public Visitor axe() {
        if ((Boolean) page.evaluate("() => !('axe' in window)")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat((List<?>) page.evaluate(WHAT_IS_WRONG))
                .as("what axe finds on %s at %s px", page.url(), page.viewportSize().width)
                .isEmpty();
        return this;
    }

    /** On a phone of 360 pixels; nothing must stick out. */
    public Visitor narrow() {
        page.setViewportSize(NARROW, HIGH);
        assertThat((List<?>) page.evaluate(STICKS_OUT))
                .as("what sticks out of %s at %s px", page.url(), NARROW)
                .isEmpty();
        return this;
    }

    public Visitor wide() {
        page.setViewportSize(WIDE, HIGH);
        return this;
    }

    /** A picture of what is seen now for the documentation, with {@code -Dhalle.pictures=true}. */
    public Visitor picture(String name) {
        if (PICTURES) {
            Path file = Path.of("src", "docs", "pictures", name + ".png");
            page.screenshot(still().setPath(file));
            assertThat(file).satisfies(it -> assertThat(Files.size(it)).isLessThanOrEqualTo(MOST_BYTES));
        }
        return this;
    }

    // the harness's own

    /** Waits until the page has fetched and drawn everything. */
    public Visitor rest() {
        return arrive();
    }

    private Visitor arrive() {
        page.waitForFunction(AT_REST);
        return this;
    }

    private void hear(ConsoleMessage message) {
        // that a page answered 4xx is said by its status, which is looked at
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            complaints.add(page.url() + " " + message.text());
        }
    }

    private void notice(Response response) {
        // a script, a style or a picture that is missing; pages and forms may refuse
        boolean mayRefuse =
                List.of("document", "fetch", "xhr").contains(response.request().resourceType());
        if (response.status() >= (mayRefuse ? 500 : 400)) {
            complaints.add(page.url() + " " + response.request().method() + " " + response.url() + " answers "
                    + response.status());
        }
    }

    Set<String> complaints() {
        return complaints;
    }

    /** Takes note that the browser complained, as the story meant it to. */
    public List<String> forgive() {
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        return heard;
    }

    void keep(Path picture, Path source) {
        page.screenshot(still().setPath(picture).setFullPage(true));
        try {
            Files.writeString(source, page.url() + "\n" + page.content());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Hiding the caret would write styles into fields, which htmx takes along and the policy refuses. */
    private static Page.ScreenshotOptions still() {
        return new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL);
    }

    private void look(int width) {
        if (LOOK) {
            looks += width == WIDE ? 1 : 0;
            String path = page.url()
                    .replaceFirst("https?://[^/]+/?", "")
                    .replaceAll("[0-9a-f-]{36}", "id")
                    .replaceAll("[^a-z0-9-]+", "_");
            page.screenshot(still().setFullPage(true)
                    .setPath(Path.of(
                            "target", "browser", "looks", "%s-%02d-%s-%d.png".formatted(story, looks, path, width))));
        }
    }
}
