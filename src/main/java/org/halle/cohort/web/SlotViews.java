package org.halle.cohort.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.halle.cohort.Slot;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.VentureId;
import org.halle.people.People;
import org.halle.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hours that coaches offer, as pages and programs read them. */
@Component
class SlotViews {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    /**
     * An hour.
     *
     * @param hour when it starts, on the wall in Paris
     * @param venture who booked it; null while it is free
     * @param mine whether the reader offers it
     */
    record SlotView(
            String id,
            LocalDate day,
            String hour,
            Instant startsAt,
            Instant endsAt,
            String theme,
            String place,
            String coach,
            @Nullable String venture,
            @Nullable String ventureName,
            @Nullable String session,
            boolean mine) {}

    /** The hours of one day. */
    record DayView(LocalDate day, List<SlotView> slots) {}

    private final People people;
    private final VentureRegister register;

    SlotViews(People people, VentureRegister register) {
        this.people = people;
        this.register = register;
    }

    List<SlotView> list(List<Slot> slots, PersonId reader) {
        Map<PersonId, Person> coaches =
                people.all(slots.stream().map(Slot::coach).collect(Collectors.toSet()));
        Set<VentureId> booked =
                slots.stream().map(Slot::venture).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<VentureId, String> names =
                booked.stream().map(register::get).collect(Collectors.toMap(Venture::id, Venture::name));
        return slots.stream()
                .map(slot -> new SlotView(
                        slot.id().toString(),
                        slot.day(),
                        HOUR.format(slot.startsAt().atZone(HalleClock.PARIS)),
                        slot.startsAt(),
                        slot.endsAt(),
                        slot.theme(),
                        slot.place(),
                        Objects.requireNonNull(coaches.get(slot.coach())).displayName(),
                        slot.venture() == null ? null : slot.venture().toString(),
                        slot.venture() == null ? null : names.get(slot.venture()),
                        slot.session() == null ? null : slot.session().toString(),
                        slot.coach().equals(reader)))
                .toList();
    }

    static List<DayView> byDay(List<SlotView> slots) {
        Map<LocalDate, List<SlotView>> days = new LinkedHashMap<>();
        slots.forEach(slot ->
                days.computeIfAbsent(slot.day(), day -> new ArrayList<>()).add(slot));
        return days.entrySet().stream()
                .map(day -> new DayView(day.getKey(), day.getValue()))
                .toList();
    }
}
