package org.halle.engine;

import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Timers drawn at the side of a step that they do not end: reminders. The engine lets each go off once; where its date
 * has moved and lies ahead again while the step is still to be done, it has to wait again, or nobody is reminded.
 */
final class SideTimers {

    private SideTimers() {}

    /**
     * Inside a command of the engine only.
     *
     * @param executions every branch of some instances
     * @param waiting the timers that these instances have now
     * @param dated whether a job definition waits for a date, not for a time that passes
     */
    static void waitAgain(Collection<ExecutionEntity> executions, List<Job> waiting, Predicate<String> dated) {
        Set<String> there = waiting.stream()
                .map(job -> key(job.getExecutionId(), ((JobEntity) job).getActivityId()))
                .collect(Collectors.toSet());
        Set<String> parents = new HashSet<>();
        executions.forEach(execution -> parents.add(execution.getParentId()));
        for (ExecutionEntity execution : executions) {
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
}
