package org.halle.call;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.halle.kernel.HalleClock;
import org.springframework.context.MessageSourceResolvable;

/** A batch of a rolling call, called by the month in which it ends: "lot de décembre 2026". */
public record BatchName(YearMonth month) implements MessageSourceResolvable {

    private static final String CODE = "call.batch.name";

    public static BatchName of(Instant cut) {
        ZonedDateTime at = cut.atZone(HalleClock.PARIS);
        return new BatchName(YearMonth.from(at));
    }

    public String code() {
        return CODE;
    }

    public Object[] arguments() {
        return new Object[] {month.getMonthValue(), String.valueOf(month.getYear())};
    }

    @Override
    public String[] getCodes() {
        return new String[] {CODE};
    }

    @Override
    public Object[] getArguments() {
        return arguments();
    }
}
