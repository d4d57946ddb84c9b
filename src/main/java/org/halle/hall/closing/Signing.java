package org.halle.hall.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.halle.hall.Dossier;
import org.halle.hall.HallRegister;
import org.halle.hall.HallRights;
import org.halle.hall.Pledge;
import org.halle.hall.Round;
import org.halle.kernel.AgreementId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.halle.kernel.RoundId;
import org.halle.kernel.TrancheId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a kept pledge to an agreement that both have signed. */
@Service
@Transactional
public class Signing {

    private static final int DAYS_TO_SIGN = 21;
    private static final int REMINDER_DAYS_BEFORE = 7;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** Until when both should have signed, and when whoever has not is reminded. */
    public record Delay(Instant signBy, Instant remindAt) {}

    private final Agreements agreements;
    private final Tranches tranches;
    private final AgreementSignatures signatures;
    private final AgreementTexts texts;
    private final AgreementWording wording;
    private final HallRegister hall;
    private final HallRights rights;
    private final ClosingProcess process;
    private final ClosingLetters letters;
    private final HalleClock clock;

    Signing(
            Agreements agreements,
            Tranches tranches,
            AgreementSignatures signatures,
            AgreementTexts texts,
            AgreementWording wording,
            HallRegister hall,
            HallRights rights,
            ClosingProcess process,
            ClosingLetters letters,
            HalleClock clock) {
        this.agreements = agreements;
        this.tranches = tranches;
        this.signatures = signatures;
        this.texts = texts;
        this.wording = wording;
        this.hall = hall;
        this.rights = rights;
        this.process = process;
        this.letters = letters;
        this.clock = clock;
    }

    /** An agreement to be signed for each pledge that a closed round keeps; done once. */
    public void prepare(RoundId id) {
        Round round = hall.round(id);
        Dossier dossier = hall.dossier(round.dossier());
        for (Pledge kept : hall.retained(id)) {
            if (!agreements.existsByPledge(kept.id())) {
                Agreement agreement = agreements.save(Agreement.prepared(
                        round.programme(), dossier.id(), dossier.organisation(), kept, clock.instant()));
                process.prepared(agreement.id());
            }
        }
    }

    /** Asks the funder for its signature. */
    public Delay open(AgreementId id) {
        Agreement agreement = agreements.get(id);
        LocalDate by = signBy(agreement);
        letters.signatureAsked(agreement, by);
        return new Delay(
                by.atTime(END_OF_DAY).atZone(HalleClock.PARIS).toInstant(),
                by.minusDays(REMINDER_DAYS_BEFORE)
                        .atTime(MORNING)
                        .atZone(HalleClock.PARIS)
                        .toInstant());
    }

    /** Whether everything is signed is asked when the reminder is due: who has signed hears nothing. */
    public void remind(AgreementId id) {
        Agreement agreement = agreements.get(id);
        if (!agreement.state().signed()) {
            letters.signatureReminder(agreement, signBy(agreement));
        }
    }

    /**
     * The funder says when it pays and signs.
     *
     * @throws Forbidden for who is not of that funder
     * @throws Refused when the payments do not add up to what was pledged
     */
    public void propose(PersonId by, AgreementId id, List<Instalment> plan, String signatory) {
        Agreement agreement = agreements.get(id);
        requireFunder(by, agreement);
        List<Instalment> promised = Instalment.required(plan, agreement.amount(), clock.today());
        String text = wording.text(agreement, promised);
        String hash = AgreementText.print(text);
        Agreement proposed = agreements.save(agreement.proposed(hash));
        if (!texts.existsById(hash)) {
            texts.save(new AgreementText(hash, text, null));
        }
        sign(proposed, AgreementSignature.Side.FUNDER, by, signatory);
        tranches.deleteAll(tranches.findByAgreementOrderByPosition(id));
        List<Tranche> planned = new ArrayList<>();
        for (Instalment one : promised) {
            planned.add(Tranche.promised(id, planned.size() + 1, one));
        }
        tranches.saveAll(planned);
        letters.proposed(proposed, signBy(agreement));
    }

    /** The project signs the very text that the funder has signed. */
    public void sign(PersonId by, AgreementId id, String signatory) {
        Agreement agreement = agreements.get(id);
        requireLead(by, agreement);
        Agreement signed = agreements.save(agreement.signed(clock.instant()));
        sign(signed, AgreementSignature.Side.PROJECT, by, signatory);
        letters.signed(signed);
    }

    /** The project wants another text, and says why. */
    public void sendBack(PersonId by, AgreementId id, String remark) {
        Agreement agreement = agreements.get(id);
        requireLead(by, agreement);
        String before = Objects.requireNonNullElse(agreement.textHash(), "");
        letters.sentBack(agreements.save(agreement.sentBack(remark)), before);
    }

    /** What is to be paid, in its order. */
    @Transactional(readOnly = true)
    public List<TrancheId> tranches(AgreementId id) {
        return tranches.findByAgreementOrderByPosition(id).stream()
                .map(Tranche::id)
                .toList();
    }

    /** Everything has arrived. */
    public void settle(AgreementId id) {
        agreements.save(agreements.get(id).settled());
    }

    private void sign(Agreement agreement, AgreementSignature.Side side, PersonId by, String signatory) {
        if (signatory.isBlank()) {
            throw new Refused("closing.refused.no-signatory");
        }
        signatures.save(new AgreementSignature(
                null,
                agreement.id(),
                side,
                by,
                signatory.strip(),
                clock.instant(),
                Objects.requireNonNull(agreement.textHash())));
    }

    private static LocalDate signBy(Agreement agreement) {
        return LocalDate.ofInstant(agreement.preparedAt(), HalleClock.PARIS).plusDays(DAYS_TO_SIGN);
    }

    private void requireFunder(PersonId by, Agreement agreement) {
        if (!rights.organisations(by, agreement.programme()).contains(agreement.funder())) {
            throw new Forbidden();
        }
    }

    private void requireLead(PersonId by, Agreement agreement) {
        if (!hall.dossier(agreement.dossier()).lead().equals(by)) {
            throw new Forbidden();
        }
    }
}
