package org.halle.cohort.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halle.cohort.Coaching;
import org.halle.cohort.OfferSlots;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SlotId;
import org.halle.kernel.VentureId;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coaching hours over HTTP: what one sees and may do is what one's pages show. */
@RestController
@RequestMapping("/api")
@Tag(name = "Cohort")
class SlotsApi {

    private final Coaching coaching;
    private final SlotViews views;

    SlotsApi(Coaching coaching, SlotViews views) {
        this.coaching = coaching;
        this.views = views;
    }

    /** Hours to offer, at the same hour on the wall in Paris each week. */
    record OfferBody(
            @Nullable String theme,
            @Nullable String place,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable Integer minutes,
            @Nullable Integer perDay,
            @Nullable Integer weeks) {

        OfferSlots read(ProgrammeId programme) {
            Map<String, Refused> wrong = new LinkedHashMap<>();
            if (day == null) {
                wrong.put("day", new Refused("cohort.slots.day.missing"));
            }
            if (hour == null) {
                wrong.put("hour", new Refused("cohort.held.hour.missing"));
            }
            if (day == null || hour == null) {
                throw new RefusedFields("cohort.slots.refused", wrong);
            }
            return new OfferSlots(
                    programme,
                    theme == null ? "" : theme,
                    place == null ? "" : place,
                    day,
                    hour,
                    minutes == null ? 60 : minutes,
                    perDay == null ? 1 : perDay,
                    weeks == null ? 1 : weeks);
        }
    }

    /** The venture that books. */
    record BookingBody(@Nullable String venture) {}

    /** What was offered, and the weeks left out because their day is a public holiday. */
    record OfferedView(List<String> slots, List<LocalDate> holidays) {}

    /** The session that a booking made. */
    record BookedView(String session) {}

    @GetMapping("/programmes/{programme}/slots")
    @Operation(summary = "Hours to come, free and booked (coaches, managers)")
    List<SlotViews.SlotView> slots(@AuthenticationPrincipal SignedIn me, @PathVariable String programme) {
        return views.list(coaching.of(me.id(), ProgrammeId.of(programme)), me.id());
    }

    @PostMapping("/programmes/{programme}/slots")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Offer hours (coaches)")
    OfferedView offer(
            @AuthenticationPrincipal SignedIn me, @PathVariable String programme, @RequestBody OfferBody body) {
        Coaching.Offered offered = coaching.offer(me.id(), body.read(ProgrammeId.of(programme)));
        return new OfferedView(offered.slots().stream().map(SlotId::toString).toList(), offered.holidays());
    }

    @DeleteMapping("/slots/{slot}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an hour back; a booking is cancelled with it (its coach, managers)")
    void withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable String slot) {
        coaching.withdraw(me.id(), SlotId.of(slot));
    }

    @GetMapping("/ventures/{venture}/slots")
    @Operation(summary = "Hours a venture may book, and those it booked")
    List<SlotViews.SlotView> bookable(@AuthenticationPrincipal SignedIn me, @PathVariable String venture) {
        return views.list(coaching.bookable(me.id(), VentureId.of(venture)), me.id());
    }

    /** The same booking sent twice is one booking, with the same answer. */
    @PostMapping("/slots/{slot}/booking")
    @Operation(summary = "Book an hour for a venture")
    BookedView book(@AuthenticationPrincipal SignedIn me, @PathVariable String slot, @RequestBody BookingBody body) {
        return new BookedView(
                coaching.book(me.id(), SlotId.of(slot), VentureId.of(Objects.requireNonNullElse(body.venture(), "")))
                        .toString());
    }

    @DeleteMapping("/slots/{slot}/booking")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a booked hour back")
    void cancel(@AuthenticationPrincipal SignedIn me, @PathVariable String slot) {
        coaching.cancel(me.id(), SlotId.of(slot));
    }
}
