package org.halle.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** One Chromium for all stories, started by the first of them and closed after the last; a {@link Visits} for each. */
final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(Chromium.class);
    private static final double PATIENCE_MS = 15_000;
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Closed by JUnit when everything has run. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        if (required()) {
            // refused where the story asks for its browser, so that it counts as failed
            return ConditionEvaluationResult.enabled("Chromium is missing, and required");
        }
        String said = "SKIPPED, no Chromium on this machine: " + context.getDisplayName();
        System.err.println(said);
        return ConditionEvaluationResult.disabled(said);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visits.class;
    }

    @Override
    public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS)
                .computeIfAbsent(
                        Visits.class,
                        none -> new Visits(
                                browser(context), SpringExtension.getApplicationContext(context), nameOf(context)),
                        Visits.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visits visits = context.getStore(OURS).remove(Visits.class, Visits.class);
        if (visits != null) {
            visits.end(context.getExecutionException().isPresent());
        }
    }

    private static String nameOf(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
    }

    private static Browser browser(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, OURS)
                .computeIfAbsent(Running.class, none -> start(), Running.class)
                .browser();
    }

    private static Running start() {
        Path chromium = executable()
                .orElseThrow(() -> new IllegalStateException("no Chromium at "
                        + candidates().toList() + ": install it, or say where it is with -Dhalle.chromium=/path"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Running(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(FLAGS)));
    }

    private static Optional<Path> executable() {
        return candidates().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private static Stream<String> candidates() {
        return Stream.of(
                        System.getProperty("halle.chromium"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(Objects::nonNull);
    }

    private static boolean required() {
        return "required".equals(System.getProperty("halle.browser"));
    }
}
