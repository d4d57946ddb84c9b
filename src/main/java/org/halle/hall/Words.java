package org.halle.hall;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Conditions in sentences, in the language of whoever reads at this moment. */
@Component
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** "if the total reaches 120,000 € by 30 June". */
    String of(Condition condition) {
        Condition.TotalAtLeast total = (Condition.TotalAtLeast) condition;
        Instant by = total.by();
        return by == null
                ? say("hall.condition.total", money(total.total()))
                : say("hall.condition.total-by", money(total.total()), date(by));
    }

    /** What a pledge still waits for, or no longer may wait for. */
    String of(TourDeTable.Unmet unmet) {
        Condition.TotalAtLeast total = (Condition.TotalAtLeast) unmet.condition();
        Instant by = total.by();
        if (unmet.lapsed() && by != null) {
            return say("hall.unmet.lapsed", money(total.total()), date(by));
        }
        String missing = money(total.total().minus(unmet.gathered()));
        return by == null
                ? say("hall.unmet.total", money(total.total()), missing)
                : say("hall.unmet.total-by", money(total.total()), missing, date(by));
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale());
    }

    private static String money(Money amount) {
        NumberFormat euros = NumberFormat.getCurrencyInstance(locale());
        euros.setCurrency(Currency.getInstance("EUR"));
        euros.setMaximumFractionDigits(amount.cents() % 100 == 0 ? 0 : 2);
        return euros.format(amount.cents() / 100.0);
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(instant.atZone(HalleClock.PARIS));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en") ? Locale.UK : Locale.FRANCE;
    }
}
