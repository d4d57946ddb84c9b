package org.halle.hall.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.halle.hall.Condition;
import org.halle.hall.HallFilter;
import org.halle.hall.HallListing;
import org.halle.hall.HallReading;
import org.halle.hall.Instrument;
import org.halle.hall.MakePledge;
import org.halle.hall.Pledging;
import org.halle.hall.Questioning;
import org.halle.hall.ResearchStatus;
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

    private final HallReading reading;
    private final HallListing listing;
    private final Pledging pledging;
    private final Questioning questioning;
    private final ResearchStatus research;
    private final HallViews views;

    HallApi(
            HallReading reading,
            HallListing listing,
            Pledging pledging,
            Questioning questioning,
            ResearchStatus research,
            HallViews views) {
        this.reading = reading;
        this.listing = listing;
        this.pledging = pledging;
        this.questioning = questioning;
        this.research = research;
        this.views = views;
    }

    /**
     * A condition of a pledge.
     *
     * @param value total-at-least: whole euros; funders-at-least: a number; kind-joins: a kind of funder, or "garant";
     *     pledge-stands: the id of a pledge; milestone-reached: the id of a milestone
     * @param by the last day on which it may be met
     */
    record ConditionBody(
            @Schema(
                            allowableValues = {
                                "total-at-least",
                                "funders-at-least",
                                "kind-joins",
                                "pledge-stands",
                                "milestone-reached"
                            })
                    @Nullable String type,
            @Schema(oneOf = {BigDecimal.class, String.class}) @Nullable Object value,
            @Nullable LocalDate by) {

        /** @param place what to call it when it is wrong: {@code conditions[0]} */
        Condition read(String place) {
            Instant last = by == null ? null : PledgeForm.endOf(by);
            String text = value instanceof String written ? written : null;
            Integer number = value instanceof Integer whole ? whole : null;
            Condition condition =
                    switch (String.valueOf(type)) {
                        case "total-at-least" ->
                            number == null ? null : new Condition.TotalAtLeast(Money.euros(number), last);
                        case "funders-at-least" -> number == null ? null : new Condition.FundersAtLeast(number, last);
                        case "kind-joins" -> text == null ? null : new Condition.KindJoins(text, last);
                        case "pledge-stands" -> text == null ? null : new Condition.PledgeStands(text, last);
                        case "milestone-reached" -> text == null ? null : new Condition.MilestoneReached(text, last);
                        default ->
                            throw new RefusedFields(
                                    "hall.refused.pledge-form",
                                    Map.of(
                                            place + ".type",
                                            new Refused("hall.refused.condition-unknown", String.valueOf(type))));
                    };
            if (condition == null) {
                throw new RefusedFields(
                        "hall.refused.pledge-form",
                        Map.of(place + ".value", new Refused("hall.refused.condition-value")));
            }
            return condition;
        }
    }

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
                    IntStream.range(0, wanted.size())
                            .mapToObj(number -> wanted.get(number).read("conditions[" + number + "]"))
                            .toList());
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
        return listing.hall(me.id(), ProgrammeId.of(programme), filter).stream()
                .map(views::item)
                .toList();
    }

    @GetMapping("/dossiers/{dossier}")
    HallViews.DossierDetail dossier(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier) {
        Sheet sheet = reading.open(me.id(), DossierId.of(dossier));
        return views.detail(sheet);
    }

    /** Schemes for research to look into: hints with their dates and sources; an expired one is to be checked. */
    @GetMapping("/dossiers/{dossier}/research")
    List<ResearchStatus.Hint> research(@AuthenticationPrincipal SignedIn me, @PathVariable String dossier) {
        return research.of(me.id(), DossierId.of(dossier));
    }

    @GetMapping("/rounds/{round}")
    HallViews.RoundView round(@AuthenticationPrincipal SignedIn me, @PathVariable String round) {
        return views.round(reading.open(me.id(), RoundId.of(round)));
    }

    /** The same pledge sent twice is one pledge, with the same answer. */
    @PostMapping("/rounds/{round}/pledges")
    @ResponseStatus(HttpStatus.CREATED)
    Pledged pledge(@AuthenticationPrincipal SignedIn me, @PathVariable String round, @RequestBody PledgeBody body) {
        RoundId id = RoundId.of(round);
        PledgeId made = pledging.pledge(me.id(), id, body.read());
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
