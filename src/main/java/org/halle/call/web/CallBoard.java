package org.halle.call.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halle.call.Application.Status;
import org.halle.call.ApplicationRegister;
import org.halle.call.CallRegister;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.BoardSection;
import org.halle.programme.BoardSection.Figure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the programme's board says of the call: how many began, and how far they came. */
@Configuration(proxyBeanMethods = false)
class CallBoard {

    private static final Set<Status> NEVER_SUBMITTED = EnumSet.of(Status.DRAFT, Status.LAPSED);
    private static final Set<Status> TAKEN = EnumSet.of(Status.ACCEPTED, Status.CONFIRMED, Status.RELEASED);
    private static final Set<Status> JUDGED = EnumSet.of(
            Status.ELIGIBLE, Status.ACCEPTED, Status.CONFIRMED, Status.RELEASED, Status.WAITING, Status.REFUSED);

    @Bean
    BoardSection applicationsOnBoard(ApplicationRegister applications, CallRegister calls) {
        return BoardSection.titled("call.board.title")
                .order(10)
                .funnel(programme -> funnel(programme, applications, calls));
    }

    private static List<Figure> funnel(ProgrammeId programme, ApplicationRegister applications, CallRegister calls) {
        Map<Status, Long> counts = applications.counts(programme);
        if (counts.isEmpty()) {
            return List.of();
        }
        String list = "/calls/" + calls.of(programme).slug() + "/applications";
        Set<Status> submitted = EnumSet.complementOf(EnumSet.copyOf(NEVER_SUBMITTED));
        submitted.remove(Status.WITHDRAWN);
        return List.of(
                new Figure("call.board.begun", sum(counts, EnumSet.allOf(Status.class)), list),
                new Figure("call.board.submitted", sum(counts, submitted), list),
                new Figure("call.board.eligible", sum(counts, JUDGED), list),
                new Figure("call.board.accepted", sum(counts, TAKEN), list),
                new Figure(
                        "call.board.confirmed", sum(counts, EnumSet.of(Status.CONFIRMED)), list + "?status=CONFIRMED"));
    }

    private static long sum(Map<Status, Long> counts, Set<Status> of) {
        return of.stream().mapToLong(status -> counts.getOrDefault(status, 0L)).sum();
    }
}
