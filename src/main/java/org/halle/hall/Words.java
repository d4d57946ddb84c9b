package org.halle.hall;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.halle.hall.Condition.FundersAtLeast;
import org.halle.hall.Condition.KindJoins;
import org.halle.hall.Condition.MilestoneReached;
import org.halle.hall.Condition.PledgeStands;
import org.halle.hall.Condition.TotalAtLeast;
import org.halle.kernel.LongDay;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;
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

    /** What is called how; ids, where nobody knows better. */
    interface Naming {

        default String pledge(String id) {
            return id;
        }

        default String milestone(String id) {
            return id;
        }
    }

    /** "if the total reaches 120,000 € by 30 June". */
    String of(Condition condition, Naming naming) {
        String sentence = sentence(condition, naming);
        Instant by = condition.by();
        return by == null ? sentence : say("hall.condition.dated", sentence, date(by));
    }

    private String sentence(Condition condition, Naming naming) {
        if (condition instanceof TotalAtLeast wanted) {
            return say("hall.condition.total", money(wanted.total()));
        }
        if (condition instanceof FundersAtLeast wanted) {
            return say("hall.condition.funders", wanted.funders());
        }
        if (condition instanceof KindJoins wanted) {
            return say("hall.condition.kind", kind(wanted.kind()));
        }
        if (condition instanceof PledgeStands wanted) {
            return say("hall.condition.pledge", naming.pledge(wanted.pledge()));
        }
        return say("hall.condition.milestone", naming.milestone(((MilestoneReached) condition).milestone()));
    }

    /** What a pledge still waits for, or no longer may wait for. */
    String of(TourDeTable.Unmet unmet, Naming naming) {
        Condition condition = unmet.condition();
        if (unmet.lapsed()) {
            return say("hall.unmet.lapsed", of(condition, naming));
        }
        String sentence = missing(unmet, naming);
        Instant by = condition.by();
        return by == null ? sentence : say("hall.unmet.until", sentence, date(by));
    }

    private String missing(TourDeTable.Unmet unmet, Naming naming) {
        Condition condition = unmet.condition();
        if (condition instanceof TotalAtLeast wanted) {
            return say(
                    "hall.unmet.total",
                    money(wanted.total()),
                    money(wanted.total().minus(unmet.gathered())));
        }
        if (condition instanceof FundersAtLeast wanted) {
            return say("hall.unmet.funders", wanted.funders(), wanted.funders() - unmet.funders());
        }
        if (condition instanceof KindJoins wanted) {
            return say("hall.unmet.kind", kind(wanted.kind()));
        }
        if (condition instanceof PledgeStands wanted) {
            return say("hall.unmet.pledge", naming.pledge(wanted.pledge()));
        }
        return say("hall.unmet.milestone", naming.milestone(((MilestoneReached) condition).milestone()));
    }

    /** "30,000 € of a foundation": a pledge in somebody else's condition. */
    String pledge(Pledge pledge, @Nullable String funder) {
        FunderKind kind = pledge.kind();
        String who = say("hall.round.funder.some");
        if (funder != null) {
            who = funder;
        } else if (kind != null) {
            who = say(kind.label());
        }
        return say("hall.condition.of", money(pledge.amount()), who);
    }

    private String kind(String code) {
        return code.equals(KindJoins.GUARANTOR)
                ? say("hall.condition.guarantor")
                : FunderKind.of(code).map(kind -> say(kind.label())).orElse(code);
    }

    String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale());
    }

    private static String money(Money amount) {
        NumberFormat euros = NumberFormat.getCurrencyInstance(locale());
        euros.setCurrency(Currency.getInstance("EUR"));
        euros.setMaximumFractionDigits(amount.cents() % 100 == 0 ? 0 : 2);
        return euros.format(amount.cents() / 100.0);
    }

    private static String date(Instant instant) {
        return LongDay.of(instant, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en") ? Locale.UK : Locale.FRANCE;
    }
}
