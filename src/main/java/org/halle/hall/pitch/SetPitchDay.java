package org.halle.hall.pitch;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * When and where projects speak.
 *
 * @param minutes from the beginning of one pitch to that of the next
 * @param slots how many pitches there are one after the other
 * @param rooms their names
 */
public record SetPitchDay(LocalDate day, LocalTime from, int minutes, int slots, List<String> rooms, String place) {}
