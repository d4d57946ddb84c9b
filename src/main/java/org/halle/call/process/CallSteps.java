package org.halle.call.process;

import org.halle.call.Call;
import org.halle.engine.Outcome;
import org.springframework.context.annotation.Configuration;

/** What the diagrams of this stage may ask of the machine. */
@Configuration(proxyBeanMethods = false)
class CallSteps {

    static Outcome dates(Call call) {
        return Outcome.of(CallModel.OPENS_AT, call.opensAt())
                .and(CallModel.REMIND_FIRST_AT, call.remindFirstAt())
                .and(CallModel.REMIND_LAST_AT, call.remindLastAt())
                .and(CallModel.CLOSES_AT, call.closesAt());
    }
}
