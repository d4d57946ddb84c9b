package org.halle.hall.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.hall.Condition;
import org.halle.hall.TourDeTable.Offer;
import org.halle.hall.WhatIf;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a what-if by hand, so that whatever is wrong is named by its place: {@code pledges[2].amount}. */
final class WhatIfReader {

    private static final int MOST_PLEDGES = 5_000;
    private static final int MOST_CONDITIONS = 20_000;
    private static final int MOST_WRONG = 100;

    /** Enough for any sum of pledges to be counted in cents. */
    private static final BigDecimal MOST_EUROS = BigDecimal.valueOf(1_000_000_000_000L);

    private final Instant now;
    private final Map<String, Refused> wrong = new LinkedHashMap<>();
    private int conditions;

    private WhatIfReader(Instant now) {
        this.now = now;
    }

    /**
     * @param now the moment that is meant when none is given
     * @throws RefusedFields naming each place that cannot be read
     */
    static WhatIf read(Map<String, Object> body, Instant now) {
        WhatIfReader reader = new WhatIfReader(now);
        WhatIf question = reader.question(body);
        if (!reader.wrong.isEmpty()) {
            String first = reader.wrong.keySet().iterator().next();
            throw new RefusedFields("hall.refused.what-if", reader.wrong, first);
        }
        return question;
    }

    private WhatIf question(Map<String, Object> body) {
        Money target = body.get("target") == null ? null : positive(body.get("target"), "target");
        Instant deadline = moment(body.get("deadline"), "deadline", true);
        Instant asOf = moment(body.get("asOf"), "asOf", true);
        Map<String, Instant> milestones = milestones(body.get("milestonesReached"));
        List<Offer> pledges = new ArrayList<>();
        Map<String, List<Offer>> byId = new HashMap<>();
        int number = 0;
        for (Object pledge : list(body.get("pledges"), "pledges", false, MOST_PLEDGES)) {
            Offer offer = pledge(pledge, "pledges[" + number + "]");
            if (offer != null) {
                List<Offer> same = byId.computeIfAbsent(offer.id(), unseen -> new ArrayList<>());
                if (same.stream().anyMatch(offer::overlaps)) {
                    refuse("pledges[" + number + "].id", "hall.what-if.wrong.twice");
                }
                same.add(offer);
                pledges.add(offer);
            }
            number++;
        }
        return new WhatIf(target, deadline, asOf == null ? now : asOf, pledges, milestones);
    }

    private @Nullable Offer pledge(@Nullable Object given, String place) {
        if (!(given instanceof Map<?, ?> pledge)) {
            refuse(place, "hall.what-if.wrong.object");
            return null;
        }
        String id = text(pledge.get("id"), place + ".id");
        String funder = text(pledge.get("funder"), place + ".funder");
        Object kind = pledge.get("kind");
        Set<String> kinds = kind == null ? Set.of() : Set.of(text(kind, place + ".kind"));
        Money amount = positive(pledge.get("amount"), place + ".amount");
        Instant madeAt = moment(pledge.get("madeAt"), place + ".madeAt", false);
        if (pledge.get("madeAt") == null) {
            refuse(place + ".madeAt", "hall.what-if.wrong.missing");
        }
        Instant withdrawnAt = moment(pledge.get("withdrawnAt"), place + ".withdrawnAt", false);
        List<Condition> wanted = new ArrayList<>();
        int number = 0;
        for (Object condition : list(pledge.get("conditions"), place + ".conditions", true, MOST_CONDITIONS)) {
            Condition read = condition(condition, place + ".conditions[" + number + "]");
            if (read != null) {
                wanted.add(read);
            }
            number++;
        }
        conditions += number;
        if (conditions > MOST_CONDITIONS) {
            refuse(place + ".conditions", "hall.what-if.wrong.many", MOST_CONDITIONS);
        }
        return new Offer(id, funder, kinds, amount, madeAt == null ? now : madeAt, withdrawnAt, wanted);
    }

    private @Nullable Condition condition(@Nullable Object given, String place) {
        if (!(given instanceof Map<?, ?> condition)) {
            refuse(place, "hall.what-if.wrong.object");
            return null;
        }
        Object value = condition.get("value");
        String at = place + ".value";
        Instant by = moment(condition.get("by"), place + ".by", true);
        String type = text(condition.get("type"), place + ".type");
        return switch (type) {
            case "total-at-least" -> new Condition.TotalAtLeast(euros(value, at), by);
            case "funders-at-least" -> new Condition.FundersAtLeast(count(value, at), by);
            case "kind-joins" -> new Condition.KindJoins(text(value, at), by);
            case "pledge-stands" -> new Condition.PledgeStands(text(value, at), by);
            case "milestone-reached" -> new Condition.MilestoneReached(text(value, at), by);
            default -> {
                refuse(place + ".type", "hall.what-if.wrong.type", type);
                yield null;
            }
        };
    }

    private Map<String, Instant> milestones(@Nullable Object given) {
        Map<String, Instant> reached = new HashMap<>();
        int number = 0;
        for (Object one : list(given, "milestonesReached", true, MOST_CONDITIONS)) {
            String place = "milestonesReached[" + number++ + "]";
            if (one instanceof Map<?, ?> milestone) {
                Instant since = moment(milestone.get("reachedAt"), place + ".reachedAt", false);
                reached.put(text(milestone.get("id"), place + ".id"), since == null ? Instant.MIN : since);
            } else {
                reached.put(text(one, place), Instant.MIN);
            }
        }
        return reached;
    }

    // --- what stands in a place ---

    private List<?> list(@Nullable Object given, String place, boolean optional, int most) {
        if (given == null) {
            if (!optional) {
                refuse(place, "hall.what-if.wrong.missing");
            }
            return List.of();
        }
        if (!(given instanceof List<?> list)) {
            refuse(place, "hall.what-if.wrong.list");
            return List.of();
        }
        if (list.size() > most) {
            refuse(place, "hall.what-if.wrong.many", most);
            return List.of();
        }
        return list;
    }

    private String text(@Nullable Object given, String place) {
        if (given instanceof String text) {
            return text;
        }
        refuse(place, given == null ? "hall.what-if.wrong.missing" : "hall.what-if.wrong.text");
        return "";
    }

    private Money positive(@Nullable Object given, String place) {
        Money amount = euros(given, place);
        if (!wrong.containsKey(place) && !amount.isPositive()) {
            refuse(place, "hall.what-if.wrong.positive");
        }
        return amount;
    }

    private Money euros(@Nullable Object given, String place) {
        BigDecimal number = number(given, place);
        if (number == null) {
            return Money.ZERO;
        }
        if (number.signum() < 0) {
            refuse(place, "hall.what-if.wrong.negative");
        } else if (number.compareTo(MOST_EUROS) > 0) {
            refuse(place, "hall.what-if.wrong.huge", MOST_EUROS.longValueExact());
        } else if (number.stripTrailingZeros().scale() > 2) {
            refuse(place, "hall.what-if.wrong.cents");
        } else {
            return new Money(number.movePointRight(2).longValueExact());
        }
        return Money.ZERO;
    }

    private int count(@Nullable Object given, String place) {
        BigDecimal number = number(given, place);
        if (number == null) {
            return 0;
        }
        if (number.signum() < 0) {
            refuse(place, "hall.what-if.wrong.negative");
        } else if (number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            refuse(place, "hall.what-if.wrong.huge", (long) Integer.MAX_VALUE);
        } else if (number.stripTrailingZeros().scale() > 0) {
            refuse(place, "hall.what-if.wrong.whole");
        } else {
            return number.intValueExact();
        }
        return 0;
    }

    private @Nullable BigDecimal number(@Nullable Object given, String place) {
        if (given instanceof Number number) {
            try {
                return new BigDecimal(number.toString());
            } catch (NumberFormatException infinite) {
                refuse(place, "hall.what-if.wrong.huge", MOST_EUROS.longValueExact());
                return null;
            }
        }
        refuse(place, given == null ? "hall.what-if.wrong.missing" : "hall.what-if.wrong.number");
        return null;
    }

    /** An instant; without a zone it is meant in Paris; a day alone is its first or its last moment there. */
    private @Nullable Instant moment(@Nullable Object given, String place, boolean endOfDay) {
        if (given == null) {
            return null;
        }
        if (given instanceof String text) {
            try {
                if (!text.contains("T")) {
                    LocalDate day = LocalDate.parse(text);
                    return endOfDay
                            ? PledgeForm.endOf(day)
                            : day.atStartOfDay(HalleClock.PARIS).toInstant();
                }
                return instant(text);
            } catch (DateTimeException noMoment) {
                // named below
            }
        }
        refuse(place, "hall.what-if.wrong.moment");
        return null;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noZone) {
            return LocalDateTime.parse(text).atZone(HalleClock.PARIS).toInstant();
        }
    }

    private void refuse(String place, String code, Object... arguments) {
        if (wrong.size() < MOST_WRONG) {
            wrong.putIfAbsent(place, new Refused(code, arguments));
        }
    }
}
