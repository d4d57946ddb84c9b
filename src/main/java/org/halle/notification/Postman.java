package org.halle.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.halle.kernel.HalleClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Carries letters to the mail server; without one, or in a demonstration, they stay on the shelf. */
@Component
class Postman {

    private final @Nullable JavaMailSender sender;
    private final LetterSettings settings;
    private final Dressing dressing;
    private final HalleClock clock;

    Postman(ObjectProvider<JavaMailSender> sender, LetterSettings settings, Dressing dressing, HalleClock clock) {
        this.sender = settings.demonstration() ? null : sender.getIfAvailable();
        this.settings = settings;
        this.dressing = dressing;
        this.clock = clock;
    }

    /** Whether letters are only kept, for there is nobody to carry them. */
    boolean shelf() {
        return sender == null;
    }

    /** How it went, and what became of the letter. */
    record Carried(Result result, @Nullable String error) {}

    enum Result {
        DELIVERED,
        /** The server is there and would not take this letter now. */
        TURNED_AWAY,
        /** The address, or the letter itself, will never do. */
        IMPOSSIBLE,
        /** No answer worth the name: the next letter would fare no better. */
        NOBODY_THERE
    }

    Carried carry(Outgoing letter, List<Attachment> attachments) {
        if (sender == null) {
            return new Carried(Result.DELIVERED, null);
        }
        try {
            sender.send(message(sender, letter, attachments));
            return new Carried(Result.DELIVERED, null);
        } catch (MessagingException | UnsupportedEncodingException | MailParseException unwritable) {
            return new Carried(Result.IMPOSSIBLE, name(unwritable));
        } catch (MailSendException failed) {
            return judge(failed);
        } catch (MailException failed) {
            return new Carried(Result.NOBODY_THERE, name(failed));
        }
    }

    private MimeMessage message(JavaMailSender sender, Outgoing letter, List<Attachment> attachments)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(settings.from());
        parts.setTo(letter.email());
        parts.setSubject(letter.title());
        parts.setSentDate(Date.from(clock.instant()));
        parts.setText(dressing.text(letter), dressing.html(letter));
        for (Attachment attachment : attachments) {
            parts.addAttachment(
                    attachment.fileName(), new ByteArrayDataSource(attachment.content(), attachment.mediaType()));
        }
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language().locale().getLanguage());
        return message;
    }

    /** Only an address the server refuses for good is hopeless; everything else may be a fault that is mended. */
    private static Carried judge(MailSendException failed) {
        Result result = Result.NOBODY_THERE;
        String error = name(failed);
        for (Exception cause : failed.getMessageExceptions()) {
            error = name(cause);
            for (Exception link = cause;
                    link instanceof MessagingException problem;
                    link = problem.getNextException()) {
                if (link instanceof SMTPAddressFailedException refusal) {
                    boolean forGood = refusal.getReturnCode() >= 500 && refusal.getReturnCode() < 600;
                    return new Carried(
                            forGood ? Result.IMPOSSIBLE : Result.TURNED_AWAY,
                            "address refused: " + refusal.getReturnCode());
                }
                if (link instanceof SendFailedException) {
                    result = Result.TURNED_AWAY;
                }
            }
        }
        return new Carried(result, error);
    }

    /** The kind of failure only: what servers say quotes addresses. */
    private static String name(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
