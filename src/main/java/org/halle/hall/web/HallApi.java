package org.halle.hall.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halle.hall.Condition;
import org.halle.hall.HallFilter;
import org.halle.hall.HallReading;
import org.halle.hall.Instrument;
import org.halle.hall.MakePledge;
import org.halle.hall.Pledging;
import org.halle.hall.Questioning;
import org.halle.hall.Sheet;
import org.halle.kernel.DossierId;
import org.halle.kernel.Money;
import org.halle.kernel.PledgeId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.RoundId;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers, rounds and pledges over HTTP: what one sees and may do is what one's pages show. */
@RestController
@RequestMapping("/api")
class HallApi {

    private static final String TOTAL_AT_LEAST = "total-at-least";

    private final HallReading reading;
    private final PledgeDoor door;
    private final Pledging pledging;
    private final Questioning questioning;
    private final HallViews views;

    HallApi(HallReading reading, PledgeDoor door, Pledging pledging, Questioning questioning, HallViews views) {
        this.reading = reading;
        this.door = door;
        this.pledging = pledging;
        this.questioning = questioning;
        this.views = views;
    }

    /** A condition of a pledge: {@code total-at-least} an amount in euros, by a day. */
    record ConditionBody(@Nullable String type, @Nullable BigDecimal value, @Nullable LocalDate by) {}

    /** A pledge to be made. */
    record PledgeBody(
            @Nullable BigDecimal amountEur,
            @Nullable String instrument,
            @Nullable LocalDate validUntil,
            @Nullable List<ConditionBody> conditions) {

        MakePledge read() {
            Map<String, Refused> wrong = new LinkedHashMap<>();
            Money amount = euros(amountEur);
            if (amount == null) {
                wrong.put("amountEur", new Refused("hall.pledge.wrong.number"));
            }
            Optional<Instrument> form = Optional.ofNullable(instrument).flatMap(Instrument::of);
            if (form.isEmpty()) {
                wrong.put("instrument", new Refused("hall.pledge.wrong.choice"));
            }
            if (validUntil == null) {
                wrong.put("validUntil", new Refused("hall.pledge.wrong.date"));
            }
            if (amount == null || form.isEmpty() || validUntil == null) {
                throw new RefusedFields("hall.refused.pledge-form", wrong);
            }
            List<ConditionBody> wanted = conditions == null ? List.of() : conditions;
            return new MakePledge(
                    amount,
                    form.get(),
                    validUntil,
                    PledgeDoor.atMostOne(
                            wanted.stream().map(PledgeBody::condition).toList()));
        }

        private static Condition condition(ConditionBody body) {
            if (!TOTAL_AT_LEAST.equals(body.type())) {
                throw new Refused("hall.refused.condition-unknown", String.valueOf(body.type()));
            }
            Money total = euros(body.value());
            LocalDate by = body.by();
            if (total == null) {
                throw new RefusedFields(
                        "hall.refused.pledge-form", Map.of("conditions", new Refused("hall.pledge.wrong.number")));
            }
            return new Condition.TotalAtLeast(total, by == null ? null : PledgeForm.endOf(by));
        }

        private static @Nullable Money euros(@Nullable BigDecimal amount) {
            try {
                return amount == null ? null : Money.euros(amount.longValueExact());
            } catch (ArithmeticException notWhole) {
                return null;
            }
        }
    }

    /** A question to be asked. */
    record QuestionBody(@Nullable String text) {}

    /** What was made. */
    record Made(String id) {}

    /** A pledge that was made, and what the round comes to with it. */
    record Pledged(String id, String standing, HallViews.RoundView round) {}

    @GetMapping("/programmes/{programme}/dossiers")
    List<HallViews.DossierItem> dossiers(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String programme,
            @RequestParam(required = false) @Nullable String challenge,
            @RequestParam(required = false) @Nullable String instrument) {
        HallFilter filter = new HallFilter(
                challenge, instrument == null ? null : Instrument.of(instrument).orElse(null), false);
        return reading.hall(me.id(), ProgrammeId.of(programme), filter).stream()
                .map(views::item)
                .toList();
    }

    @GetMapping("/dossiers/{dossier}")
    HallViews.DossierDetail dossier(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier) {
        Sheet sheet = reading.open(me.id(), DossierId.of(dossier));
        return views.detail(sheet);
    }

    @GetMapping("/rounds/{round}")
    HallViews.RoundView round(@AuthenticationPrincipal SignedIn me, @PathVariable String round) {
        return views.round(reading.open(me.id(), RoundId.of(round)));
    }

    /** The same pledge sent twice is one pledge, with the same answer. */
    @PostMapping("/rounds/{round}/pledges")
    @ResponseStatus(HttpStatus.CREATED)
    Pledged pledge(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String round,
            @RequestBody PledgeBody body,
            Locale locale) {
        RoundId id = RoundId.of(round);
        PledgeId made = door.pledge(me.id(), id, body.read(), locale);
        Sheet sheet = reading.open(me.id(), id);
        String standing = sheet.pledges().stream()
                .filter(line -> line.id().equals(made))
                .map(line -> line.standing().code())
                .findFirst()
                .orElse("");
        return new Pledged(made.toString(), standing, views.round(sheet));
    }

    @DeleteMapping("/pledges/{pledge}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable String pledge) {
        pledging.withdraw(me.id(), PledgeId.of(pledge));
    }

    @PostMapping("/rounds/{round}/questions")
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(@AuthenticationPrincipal SignedIn me, @PathVariable String round, @RequestBody QuestionBody body) {
        return new Made(questioning
                .ask(me.id(), RoundId.of(round), body.text() == null ? "" : body.text())
                .toString());
    }
}
