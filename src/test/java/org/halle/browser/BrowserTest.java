package org.halle.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.halle.HalleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A story in a real browser, on the one context of {@link HalleTest}. Its methods and {@code @BeforeEach} take a
 * {@link Visits}, by which persons come to the pages:
 *
 * <pre>{@code
 * @BrowserTest
 * class DeskBrowserTest {
 *     @Test
 *     void showsWhatIsExpected(Visits visits) {
 *         Visitor manager = visits.as(person).open("/desk");
 *         manager.sees("Rien ne vous attend").usable();
 *     }
 * }
 * }</pre>
 *
 * <p>Whatever the browser complains of (script errors, the content security policy, answers of 500 and more) fails the
 * story. A story that fails leaves a picture and the page of each visitor in {@code target/browser}.
 *
 * <p>Without Chromium on the machine the stories are skipped, with {@code -Dhalle.browser=required} they fail;
 * {@code -Dhalle.chromium=/path} names another one. {@code -Dhalle.browser.look=true} keeps a picture of every page
 * that is checked, {@code -Dhalle.browser.trace=true} a Playwright trace of every story, {@code -Dhalle.pictures=true}
 * renews the pictures of the documentation.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@HalleTest
@Tag("browser")
@ExtendWith(Chromium.class)
public @interface BrowserTest {}
