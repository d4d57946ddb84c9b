package org.halle.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.halle.document.Documents;
import org.halle.document.StoredDocument;
import org.halle.people.People;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its reviewer reads it.
 *
 * @param attempt the first is 1
 * @param reviewer who said whether it is accepted; null until said
 */
public record DeliveryView(
        int attempt,
        String summary,
        List<FileView> documents,
        String deliverer,
        Instant deliveredAt,
        @Nullable Boolean accepted,
        @Nullable String comment,
        @Nullable String reviewer) {

    /** A file as pages list it. */
    public record FileView(String id, String name, long size) {}

    /** A milestone's deliveries, the newest first. */
    public static List<DeliveryView> of(Milestone milestone, Documents documents, People people) {
        List<DeliveryView> views = new ArrayList<>();
        int attempt = 1;
        for (Delivery delivery : milestone.deliveries()) {
            views.add(new DeliveryView(
                    attempt++,
                    delivery.summary(),
                    delivery.documents().stream()
                            .map(documents::get)
                            .map(DeliveryView::file)
                            .toList(),
                    people.get(delivery.deliveredBy()).displayName(),
                    delivery.deliveredAt(),
                    delivery.accepted(),
                    delivery.reviewComment(),
                    delivery.reviewedBy() == null
                            ? null
                            : people.get(delivery.reviewedBy()).displayName()));
        }
        Collections.reverse(views);
        return views;
    }

    private static FileView file(StoredDocument document) {
        return new FileView(document.id().toString(), document.fileName(), document.size());
    }
}
