package org.halle.hall;

import java.util.List;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.RoundId;
import org.halle.programme.Programme;
import org.halle.programme.ProgrammeReplanned;
import org.halle.programme.Programmes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opening a programme's hall with a round for each project that graduated, and closing it. */
@Service
@Transactional
public class HallOpening {

    private final Programmes programmes;
    private final VentureRegister ventures;
    private final Dossiers dossiers;
    private final Rounds rounds;
    private final RoundClosing closing;
    private final HallLetters letters;

    HallOpening(
            Programmes programmes,
            VentureRegister ventures,
            Dossiers dossiers,
            Rounds rounds,
            RoundClosing closing,
            HallLetters letters) {
        this.programmes = programmes;
        this.ventures = ventures;
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.closing = closing;
        this.letters = letters;
    }

    /** Prepares a dossier and a round for each graduated project; done again, nothing is doubled. */
    public void open(ProgrammeId id) {
        Programme programme = programmes.get(id);
        List<Venture> graduated = ventures.graduated(id);
        for (Venture venture : graduated) {
            if (dossiers.findByVenture(venture.id()).isEmpty()) {
                Dossier dossier = dossiers.save(Dossier.prepared(
                        id,
                        venture.id(),
                        venture.application(),
                        venture.lead(),
                        venture.organisation(),
                        venture.name()));
                rounds.save(Round.prepared(id, dossier.id(), programme.plan().hallClosesAt()));
            }
        }
        if (!graduated.isEmpty()) {
            letters.opened(programme, graduated.size());
        }
    }

    /** The rounds of a programme, in the order of the dossiers' titles. */
    @Transactional(readOnly = true)
    public List<RoundId> rounds(ProgrammeId programme) {
        return dossiers.findByProgrammeOrderByTitle(programme).stream()
                .map(dossier -> rounds.of(dossier.id()).id())
                .toList();
    }

    /** Tells the team what the hall brought. */
    public void close(ProgrammeId id) {
        List<Round> all = rounds.findByProgramme(id);
        if (!all.isEmpty()) {
            letters.closed(programmes.get(id), all);
        }
    }

    @EventListener
    void on(ProgrammeReplanned moved) {
        if (!moved.before().hallClosesAt().equals(moved.after().hallClosesAt())) {
            rounds.findByProgramme(moved.programme())
                    .forEach(round -> closing.move(round.id(), moved.after().hallClosesAt()));
        }
    }
}
