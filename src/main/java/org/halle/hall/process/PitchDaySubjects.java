package org.halle.hall.process;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.hall.pitch.PitchReading;
import org.halle.kernel.PersonId;
import org.halle.kernel.PitchDayId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Days of pitches as the desk shows them. */
@Component
class PitchDaySubjects implements Subjects {

    private final PitchReading pitches;
    private final Programmes programmes;
    private final MessageSource texts;

    PitchDaySubjects(PitchReading pitches, Programmes programmes, MessageSource texts) {
        this.pitches = pitches;
        this.programmes = programmes;
        this.texts = texts;
    }

    @Override
    public String kind() {
        return PitchModel.PITCH_DAY;
    }

    @Override
    public SubjectCard card(UUID id) {
        ProgrammeId programme = pitches.programme(new PitchDayId(id));
        return new SubjectCard(
                texts.getMessage("pitch.title", null, Locale.FRENCH),
                programmes.get(programme).title(),
                "/hall/" + programme + "/pitch-day",
                programme);
    }

    @Override
    public Set<PersonId> people(String group, UUID id) {
        return Set.of();
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        return pitches.sees(by, new PitchDayId(id));
    }
}
