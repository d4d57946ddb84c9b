package org.halle.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.people.LegalStatus;
import org.halle.people.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * What {@code eligibility.dmn} decides on: facts, no judgement. Every fact has a value; the table says what it means.
 *
 * @param missingField the first part that is missing: summary, budget, impact; empty when none is
 * @param partnerCount organisations beside the lead's
 * @param distinctStatuses how many different legal statuses they have together
 * @param requiredStatuses how many the programme asks for
 * @param ageMonths whole months from the lead's foundation to the deadline; -1 when nobody said
 */
record Facts(
        boolean late,
        String missingField,
        boolean inTerritory,
        boolean hasEss,
        int partnerCount,
        int distinctStatuses,
        int requiredStatuses,
        long fundingNeedEur,
        int ageMonths) {

    private static final int NO_AGE = -1;

    /** @param closesAt when the call closes, whatever time one application may have */
    static Facts of(
            Content content,
            boolean late,
            Instant closesAt,
            boolean inTerritory,
            Organisation lead,
            Collection<Organisation> partners,
            int requiredStatuses) {
        Money need = content.fundingNeed();
        return new Facts(
                late,
                content.missing(),
                inTerritory,
                statuses(lead, partners).anyMatch(LegalStatus::ess),
                (int) partners.stream()
                        .map(Organisation::id)
                        .filter(id -> !id.equals(lead.id()))
                        .distinct()
                        .count(),
                (int) statuses(lead, partners).distinct().count(),
                requiredStatuses,
                need == null ? 0 : need.euros(),
                age(content.foundedOn(), LocalDate.ofInstant(closesAt, HalleClock.PARIS)));
    }

    private static Stream<LegalStatus> statuses(Organisation lead, Collection<Organisation> partners) {
        return Stream.concat(Stream.of(lead), partners.stream()).map(Organisation::status);
    }

    private static int age(@Nullable LocalDate foundedOn, LocalDate deadline) {
        return foundedOn == null ? NO_AGE : (int) Math.max(0, ChronoUnit.MONTHS.between(foundedOn, deadline));
    }

    /** Under the names that the table uses. */
    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("late", late);
        named.put("missingField", missingField);
        named.put("inTerritory", inTerritory);
        named.put("hasEss", hasEss);
        named.put("partnerCount", partnerCount);
        named.put("distinctStatuses", distinctStatuses);
        named.put("requiredStatuses", requiredStatuses);
        named.put("fundingNeedEur", fundingNeedEur);
        named.put("ageMonths", ageMonths);
        return named;
    }
}
