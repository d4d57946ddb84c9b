package org.halle;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Keeps the letters that would have left the house. */
@TestConfiguration(proxyBeanMethods = false)
public class CapturedMail {

    private final List<MimeMessage> sent = new CopyOnWriteArrayList<>();

    /** What was sent since the start or since {@link #forget}. */
    public List<MimeMessage> sent() {
        return List.copyOf(sent);
    }

    public void forget() {
        sent.clear();
    }

    @Bean
    @Primary
    JavaMailSender capturingMailSender() {
        return new JavaMailSenderImpl() {
            @Override
            protected void doSend(MimeMessage[] messages, Object[] originals) {
                sent.addAll(List.of(messages));
            }
        };
    }
}
