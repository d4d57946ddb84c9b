package org.halle.hall.closing;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.halle.hall.Dossier;
import org.halle.hall.HallRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.LongDay;
import org.halle.kernel.Money;
import org.halle.people.Organisations;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The text that a funder and a project sign. It is French, whoever reads it: both sign the same. */
@Component
class AgreementWording {

    private final HallRegister hall;
    private final Organisations organisations;
    private final Programmes programmes;
    private final MessageSource messages;

    AgreementWording(HallRegister hall, Organisations organisations, Programmes programmes, MessageSource messages) {
        this.hall = hall;
        this.organisations = organisations;
        this.programmes = programmes;
        this.messages = messages;
    }

    /** Paragraphs, an empty line between them. */
    String text(Agreement agreement, List<Instalment> plan) {
        Dossier dossier = hall.dossier(agreement.dossier());
        StringBuilder payments = new StringBuilder();
        for (int at = 0; at < plan.size(); at++) {
            Instalment one = plan.get(at);
            LocalDate on = one.on();
            payments.append("\n– ")
                    .append(
                            on == null
                                    ? say(
                                            "closing.text.milestone",
                                            at + 1,
                                            money(one.amount()),
                                            one.milestone(),
                                            Tranche.DAYS_TO_PAY)
                                    : say("closing.text.dated", at + 1, money(one.amount()), date(on)));
        }
        return say(
                "closing.text",
                organisations.get(agreement.funder()).name(),
                organisations.get(agreement.holder()).name(),
                dossier.title(),
                programmes.get(agreement.programme()).title(),
                date(LocalDate.ofInstant(agreement.preparedAt(), HalleClock.PARIS)),
                money(agreement.amount()),
                say(agreement.instrument().label()).toLowerCase(Locale.FRENCH),
                dossier.useOfFunds(),
                payments.toString());
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, Locale.FRENCH);
    }

    private static String money(Money amount) {
        NumberFormat euros = NumberFormat.getCurrencyInstance(Locale.FRANCE);
        euros.setCurrency(Currency.getInstance("EUR"));
        euros.setMaximumFractionDigits(amount.cents() % 100 == 0 ? 0 : 2);
        return euros.format(amount.cents() / 100.0).replace('\u202f', '\u00a0');
    }

    private static String date(LocalDate day) {
        return LongDay.of(day, Locale.FRANCE);
    }
}
