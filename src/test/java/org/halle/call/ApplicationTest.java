package org.halle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Money;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationTest {

    private static final Content CONTENT = Content.titled("Passeurs de soin");
    private static final Instant AT = Samples.BEFORE;
    private static final Instant LATER = Samples.CLOSES.plusSeconds(7 * 86_400);

    // --- partners ---

    @Test
    void gathersPartnersInTheOrderOfTheirInvitation() {
        Partner first = Samples.partner();
        Partner second = Partner.invited(
                PersonId.random(),
                Samples.partner().organisation(),
                "",
                first.invitedAt().plusSeconds(1));

        Application draft = Samples.draft().invite(second).invite(first);

        assertThat(draft.partnersInOrder()).containsExactly(first, second);
    }

    @Test
    void refusesItsLeadAsPartner() {
        Application draft = Samples.draft();

        assertThatThrownBy(() -> draft.invite(
                        Partner.invited(draft.lead(), Samples.partner().organisation(), "", AT)))
                .hasMessage("call.refused.partner-is-lead");
    }

    @Test
    void refusesAPartnerFromItsOwnOrganisation() {
        Application draft = Samples.draft();

        assertThatThrownBy(() -> draft.invite(Partner.invited(PersonId.random(), draft.organisation(), "", AT)))
                .hasMessage("call.refused.partner-same-organisation");
    }

    @Test
    void invitesAPersonOnce() {
        Partner partner = Samples.partner();
        Application draft = Samples.draft().invite(partner);

        assertThatThrownBy(() -> draft.invite(partner)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void hasTwentyPartnersAtMost() {
        Application draft = IntStream.range(0, 20)
                .mapToObj(number -> Samples.partner())
                .reduce(Samples.draft(), Application::invite, (one, other) -> other);

        assertThatThrownBy(() -> draft.invite(Samples.partner())).hasMessage("call.refused.partners-many");
    }

    @Test
    void partsWithAPartnerWhetherSignedOrNot() {
        Partner partner = Samples.partner();
        Application draft = Samples.draft().invite(partner).sign(partner.person(), "", null, "", AT);

        assertThat(draft.remove(partner.person()).partners()).isEmpty();
        assertThatThrownBy(() -> draft.remove(PersonId.random())).hasMessage("call.refused.not-a-partner");
    }

    @Test
    void takesASignatureOnce() {
        Partner partner = Samples.partner();

        Application signed =
                Samples.draft().invite(partner).sign(partner.person(), "", Money.euros(1200), "Un lieu", AT);

        assertThat(signed.partner(partner.person())).get().satisfies(one -> {
            assertThat(one.signed()).isTrue();
            assertThat(one.budgetShare()).isEqualTo(Money.euros(1200));
            assertThat(one.contribution()).isEqualTo("Un lieu");
        });
        assertThatThrownBy(() -> signed.sign(partner.person(), "", null, "", AT))
                .isInstanceOf(AlreadyDone.class);
    }

    @Test
    void takesNoSignatureFromWhoIsNotAPartner() {
        assertThatThrownBy(() -> Samples.draft().sign(PersonId.random(), "", null, "", AT))
                .hasMessage("call.refused.not-a-partner");
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 0", "3, 100, 3", "3, 50, 2", "4, 50, 2", "3, 1, 1", "3, 0, 0"})
    void asksForAShareOfSignaturesRoundedUp(int partners, int percent, int missing) {
        Application draft = IntStream.range(0, partners)
                .mapToObj(number -> Samples.partner())
                .reduce(Samples.draft(), Application::invite, (one, other) -> other);

        assertThat(draft.missingSignatures(percent)).isEqualTo(missing);
    }

    @Test
    void involvesItsLeadAndPartnersAndNobodyElse() {
        Partner partner = Samples.partner();
        Application draft = Samples.draft().invite(partner);

        assertThat(draft.involves(draft.lead())).isTrue();
        assertThat(draft.involves(partner.person())).isTrue();
        assertThat(draft.involves(PersonId.random())).isFalse();
    }

    // --- handing in ---

    @Test
    void isHandedInOnce() {
        Application submitted = Samples.draft().submit(CONTENT, "{\"title\":\"x\"}", AT, 100);

        assertThat(submitted.status()).isEqualTo(Application.Status.SUBMITTED);
        assertThat(submitted.submittedAt()).isEqualTo(AT);
        assertThat(submitted.answers()).isEqualTo("{\"title\":\"x\"}");
        assertThatThrownBy(() -> submitted.submit(CONTENT, "{}", AT, 100))
                .isInstanceOf(AlreadyDone.class)
                .hasMessage("call.refused.submitted");
    }

    @Test
    void isNotHandedInWhileSignaturesAreMissing() {
        Partner partner = Samples.partner();
        Application draft = Samples.draft().invite(partner).invite(Samples.partner());

        assertThatThrownBy(() -> draft.submit(CONTENT, "{}", AT, 50)).hasMessage("call.refused.signatures");
        assertThat(draft.sign(partner.person(), "", null, "", AT)
                        .submit(CONTENT, "{}", AT, 50)
                        .status())
                .isEqualTo(Application.Status.SUBMITTED);
    }

    @Test
    void keepsItsPartnersOnceHandedIn() {
        Application submitted = Samples.submitted();

        assertThatThrownBy(() -> submitted.invite(Samples.partner())).hasMessage("call.refused.partners-settled");
        assertThatThrownBy(() -> submitted.remove(PersonId.random())).hasMessage("call.refused.partners-settled");
    }

    @Test
    void lapsesWhenItWasNeverHandedIn() {
        Application lapsed = Samples.draft().lapse("{}");

        assertThat(lapsed.status()).isEqualTo(Application.Status.LAPSED);
        assertThatThrownBy(() -> lapsed.submit(CONTENT, "{}", AT, 100)).hasMessage("call.refused.not-a-draft");
        assertThatThrownBy(() -> Samples.submitted().lapse("{}")).hasMessage("call.refused.not-a-draft");
    }

    // --- eligibility ---

    @Test
    void isCorrectedWithinItsTimeAndKeepsTheDayItWasHandedIn() {
        Application asked = Samples.submitted().requestCorrection(LATER);
        assertThat(asked.respondBy()).isEqualTo(LATER);

        Application corrected = asked.correct(Content.titled("Mieux"), "{}", LATER.minusMillis(1));

        assertThat(corrected.status()).isEqualTo(Application.Status.SUBMITTED);
        assertThat(corrected.content().title()).isEqualTo("Mieux");
        assertThat(corrected.submittedAt()).isEqualTo(AT);
        assertThat(corrected.respondBy()).isNull();
    }

    @Test
    void isNotCorrectedAtTheVeryInstantItsTimeEnds() {
        Application asked = Samples.submitted().requestCorrection(LATER);

        assertThatThrownBy(() -> asked.correct(CONTENT, "{}", LATER)).hasMessage("call.refused.correction-late");
        assertThat(asked.ineligible().status()).isEqualTo(Application.Status.INELIGIBLE);
    }

    @Test
    void isNotCorrectedUnlessAskedTo() {
        assertThatThrownBy(() -> Samples.submitted().correct(CONTENT, "{}", AT)).isInstanceOf(AlreadyDone.class);
    }

    // --- decision and seat ---

    @ParameterizedTest
    @EnumSource(Decision.class)
    void isDecidedOnce(Decision decision) {
        Application decided = Samples.eligible().decide(decision, LATER);

        assertThat(decided.status().name()).isEqualTo(decision.name());
        assertThatThrownBy(() -> decided.decide(decision, LATER)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void isNotDecidedBeforeItIsEligible() {
        assertThatThrownBy(() -> Samples.submitted().decide(Decision.ACCEPTED, LATER))
                .isInstanceOf(Refused.class);
    }

    @Test
    void takesItsSeatInTime() {
        Application accepted = Samples.eligible().decide(Decision.ACCEPTED, LATER);

        assertThat(accepted.confirmSeat(LATER.minusMillis(1)).status()).isEqualTo(Application.Status.CONFIRMED);
        assertThatThrownBy(() -> accepted.confirmSeat(LATER)).hasMessage("call.refused.confirmation-late");
        assertThat(accepted.releaseSeat().status()).isEqualTo(Application.Status.RELEASED);
    }

    @Test
    void waitsForASeatUntilOneIsOfferedOrTheListIsClosed() {
        Application waiting = Samples.eligible().decide(Decision.WAITING, LATER);

        assertThat(waiting.offerSeat(LATER).confirmSeat(AT).status()).isEqualTo(Application.Status.CONFIRMED);
        assertThat(waiting.endWaiting().status()).isEqualTo(Application.Status.REFUSED);
        assertThatThrownBy(() -> waiting.confirmSeat(AT)).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void isWithdrawnOnceAndOnlyWhileSomethingMayStillHappen() {
        Application withdrawn = Samples.eligible().withdraw();

        assertThat(withdrawn.status()).isEqualTo(Application.Status.WITHDRAWN);
        assertThatThrownBy(withdrawn::withdraw).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> Samples.draft().lapse("{}").withdraw()).hasMessage("call.refused.over");
        assertThatThrownBy(() -> Samples.eligible()
                        .decide(Decision.ACCEPTED, LATER)
                        .confirmSeat(AT)
                        .withdraw())
                .hasMessage("call.refused.over");
    }
}
