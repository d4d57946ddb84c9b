package org.halle.call;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.halle.Together;
import org.halle.desk.Desk;
import org.halle.kernel.ApplicationId;
import org.halle.people.LegalStatus;
import org.halle.people.Person;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads who press the button twice, at the same moment. */
final class SubmittingTogether {

    private final Applying applying;
    private final Desk desk;
    private final JdbcClient database;
    private final OpenCall open;

    SubmittingTogether(ApplicationContext halle) {
        applying = halle.getBean(Applying.class);
        desk = halle.getBean(Desk.class);
        database = halle.getBean(JdbcClient.class);
        open = new OpenCall(halle);
    }

    /**
     * So many applications, each handed in twice at once.
     *
     * @return what somebody was refused
     */
    Queue<Exception> twice(int applications) throws Exception {
        Queue<Exception> refused = new ConcurrentLinkedQueue<>();
        for (int number = 0; number < applications; number++) {
            Person lead = open.person("lead");
            ApplicationId id = applying.start(
                    lead.id(),
                    new StartDraft(
                            open.call().id(),
                            "Projet " + number,
                            "Porteur " + lead.id(),
                            LegalStatus.ASSOCIATION,
                            null));
            String task =
                    desk.openTasks(lead.id(), "application", id.value()).get(0).id();
            Together.times(2, () -> {
                try {
                    desk.complete(lead.id(), task, complete());
                } catch (RuntimeException visible) {
                    refused.add(visible);
                }
                return task;
            });
        }
        return refused;
    }

    /** How many were handed in, and how many acknowledgements were written. */
    List<Long> handedInAndAcknowledged() {
        open.settle();
        return List.of(
                count("select count(*) from application where call_id = ? and submitted_at is not null"),
                count("select count(*) from letter l join application a on l.about = 'application/' || a.id"
                        + " where a.call_id = ? and l.template = 'application-acknowledged'"));
    }

    private long count(String sql) {
        return database.sql(sql)
                .param(open.call().id().value())
                .query(Long.class)
                .single();
    }

    static Map<String, Object> complete() {
        return Map.ofEntries(
                Map.entry("title", "Passeurs de soin"),
                Map.entry("challenge", "sante-grand-age"),
                Map.entry("summary", "Des habitantes accompagnent leurs voisins."),
                Map.entry("town", "Nantes"),
                Map.entry("foundedOn", "2020-01-15"),
                Map.entry("budgetEur", 228000),
                Map.entry("fundingNeedEur", 98000),
                Map.entry("impactIndicator", "Habitants suivis par an"),
                Map.entry("impactBaseline", 160),
                Map.entry("impactTarget", 520));
    }
}
