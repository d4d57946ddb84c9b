package org.halle.cohort.web;

import java.time.Instant;
import java.util.List;
import org.halle.cohort.DeliveryView;
import org.halle.cohort.Milestone;
import org.halle.cohort.MilestoneCell;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.kernel.Id;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** How the cohort looks on its pages. */
@Mapper
interface CohortViews {

    /** A cell of the board. */
    record CellView(int number, String title, Instant dueAt, String label, String tone, boolean late) {}

    /** A milestone on its venture's page. */
    record MilestoneView(
            int number,
            String title,
            String brief,
            Instant dueAt,
            String label,
            String tone,
            boolean late,
            List<DeliveryView> deliveries) {}

    /**
     * A session in a list.
     *
     * @param present whether the venture at hand was there; null while not marked, or where none is at hand
     */
    record SessionView(
            String id,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String place,
            String kind,
            boolean marked,
            boolean cancelled,
            @Nullable Boolean present) {}

    @Mapping(target = "label", expression = "java(label(cell.state(), late))")
    @Mapping(target = "tone", expression = "java(tone(cell.state(), late))")
    CellView cell(MilestoneCell cell, boolean late);

    @Mapping(target = "label", expression = "java(label(milestone.state(), late))")
    @Mapping(target = "tone", expression = "java(tone(milestone.state(), late))")
    @Mapping(target = "deliveries", source = "deliveries")
    MilestoneView milestone(Milestone milestone, boolean late, List<DeliveryView> deliveries);

    @Mapping(target = "endsAt", expression = "java(session.endsAt())")
    @Mapping(target = "kind", expression = "java(\"cohort.session.kind.\" + session.kind())")
    @Mapping(target = "marked", expression = "java(session.markedAt() != null)")
    @Mapping(target = "cancelled", expression = "java(session.cancelled())")
    SessionView session(Session session, @Nullable Boolean present);

    default String id(Id id) {
        return id.toString();
    }

    /** Key of a state's name; one whose day has passed before it could begin is no longer planned. */
    default String label(Milestone.State state, boolean late) {
        return late && state == Milestone.State.PLANNED
                ? "cohort.milestone.not-begun"
                : "cohort.milestone.state." + state;
    }

    /** Colour never speaks alone: each tone has its own mark, and the state's name stands beside it. */
    default String tone(Milestone.State state, boolean late) {
        return milestoneTone(state, late);
    }

    static String milestoneTone(Milestone.State state, boolean late) {
        if (late) {
            return "danger";
        }
        return switch (state) {
            case PLANNED, DROPPED -> "neutral";
            case OPEN, DELIVERED -> "info";
            case REWORK -> "warning";
            case ACCEPTED -> "success";
        };
    }

    static String tone(Venture.State state) {
        return switch (state) {
            case ONBOARDING -> "warning";
            case ACTIVE -> "info";
            case GRADUATED -> "success";
            case PAUSED, WITHDRAWN -> "neutral";
        };
    }
}
