package org.halle.hall.pitch;

import java.time.Instant;
import org.halle.kernel.PitchDayId;

/** Every way Java moves the diagram of a day of pitches. */
public interface PitchProcess {

    /** It is announced for the first time, or moved. */
    void announced(PitchDayId day, Instant remindAt, Instant endsAt);
}
