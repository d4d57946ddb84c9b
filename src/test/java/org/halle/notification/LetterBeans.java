package org.halle.notification;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Everything that writes and sends letters, beside the database of a slice. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(ThymeleafAutoConfiguration.class)
@Import({
    Outbox.class,
    LetterTexts.class,
    Wording.class,
    LetterEditions.class,
    Invites.class,
    Dressing.class,
    Mailing.class,
    SignInMailing.class,
    DailyDigest.class,
    Letters.class
})
class LetterBeans {

    @Bean
    LetterSettings letterSettings() {
        return LetterSettings.of("https://halle.example/", "Halle", "Halle <halle@halle.example>", false, false);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/document", "messages/notification");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
