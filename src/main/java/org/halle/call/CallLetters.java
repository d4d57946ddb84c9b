package org.halle.call;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** What this stage writes to its people. */
@Component
class CallLetters {

    void decided(Application application, Decision decision, Instant until, String reasons) {}

    void seatOffered(Application application, Instant confirmBy) {}
}
