package org.halle.engine;

import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.NativeExecutionQuery;

/**
 * Timers drawn at the side of a step that they do not end: reminders. The engine lets each go off once; where its date
 * has moved and lies ahead again while the step is still to be done, it has to wait again, or nobody is reminded.
 */
final class SideTimers {

    private final RuntimeService runtime;

    SideTimers(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * Inside a command of the engine only.
     *
     * @param waiting the timers that these instances have now
     * @param dated whether a job definition waits for a date, not for a time that passes
     */
    void waitAgain(Collection<String> instances, List<Job> waiting, Predicate<String> dated) {
        Set<String> there = waiting.stream()
                .map(job -> key(job.getExecutionId(), ((JobEntity) job).getActivityId()))
                .collect(Collectors.toSet());
        List<Execution> executions = executions(List.copyOf(instances));
        Set<String> parents = new HashSet<>();
        executions.forEach(execution -> parents.add(((ExecutionEntity) execution).getParentId()));
        for (Execution one : executions) {
            ExecutionEntity execution = (ExecutionEntity) one;
            ActivityImpl step = execution.getActivity();
            if (step == null || !step.isScope() || !execution.isScope() || parents.contains(execution.getId())) {
                continue;
            }
            for (TimerDeclarationImpl timer :
                    TimerDeclarationImpl.getDeclarationsForScope(step).values()) {
                if (!timer.isInterruptingTimer()
                        && !there.contains(key(execution.getId(), timer.getActivityId()))
                        && dated.test(timer.getJobDefinitionId())
                        && ahead(timer, execution)) {
                    timer.createTimerInstance(execution);
                }
            }
        }
    }

    private static boolean ahead(TimerDeclarationImpl timer, ExecutionEntity execution) {
        TimerEntity tried = new TimerEntity();
        timer.resolveAndSetDuedate(execution, tried, false);
        Date date = tried.getDuedate();
        return date != null && date.after(ClockUtil.getCurrentTime());
    }

    private static String key(String execution, String activity) {
        return execution + "/" + activity;
    }

    private List<Execution> executions(List<String> instances) {
        NativeExecutionQuery query = runtime.createNativeExecutionQuery()
                .sql("select e.* from ACT_RU_EXECUTION e where e.PROC_INST_ID_ in ("
                        + IntStream.range(0, instances.size())
                                .mapToObj(place -> "#{instance" + place + "}")
                                .collect(Collectors.joining(", "))
                        + ")");
        for (int place = 0; place < instances.size(); place++) {
            query = query.parameter("instance" + place, instances.get(place));
        }
        return Objects.requireNonNull(query.list());
    }
}
