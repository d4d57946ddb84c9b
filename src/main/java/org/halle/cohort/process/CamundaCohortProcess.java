package org.halle.cohort.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.halle.cohort.CohortProcess;
import org.halle.cohort.Delivering;
import org.halle.desk.Desk;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.MilestoneId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The cohort's diagrams: {@code cohort.bpmn}, {@code venture.bpmn}, {@code milestone.bpmn}. */
@Component
class CamundaCohortProcess implements CohortProcess {

    private final Conversation conversation;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ObjectProvider<Desk> desk;

    /** The desk by a provider: it needs what tasks are about, and some of that needs this. */
    CamundaCohortProcess(
            Conversation conversation,
            RuntimeService runtime,
            ManagementService management,
            ObjectProvider<Desk> desk) {
        this.conversation = conversation;
        this.runtime = runtime;
        this.management = management;
        this.desk = desk;
    }

    @Override
    public void withdrawn(VentureId venture) {
        conversation.messageIfWaiting(CohortModel.VENTURE_WITHDRAWN, venture.value(), Outcome.none());
    }

    @Override
    public void paused(VentureId venture, Collection<MilestoneId> pending) {
        instances(venture, pending).forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
        desk.getObject().pause(CohortModel.VENTURE, venture.value());
        pending.forEach(milestone -> desk.getObject().pause(CohortModel.MILESTONE, milestone.value()));
    }

    @Override
    public void resumed(VentureId venture, Collection<MilestoneId> pending, Duration later) {
        for (ProcessInstance instance : instances(venture, pending)) {
            runtime.activateProcessInstanceById(instance.getId());
            for (Job timer : management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                management.setJobDuedate(
                        timer.getId(), Date.from(timer.getDuedate().toInstant().plus(later)));
            }
        }
        desk.getObject().resume(CohortModel.VENTURE, venture.value(), later);
        pending.forEach(milestone -> desk.getObject().resume(CohortModel.MILESTONE, milestone.value(), later));
    }

    private List<ProcessInstance> instances(VentureId venture, Collection<MilestoneId> pending) {
        return Stream.concat(
                        Stream.of(instance(CohortModel.VENTURE, venture.value())),
                        pending.stream().map(milestone -> instance(CohortModel.MILESTONE, milestone.value())))
                .flatMap(List::stream)
                .toList();
    }

    private List<ProcessInstance> instance(String process, UUID key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key.toString())
                .list();
    }

    @Override
    public void sessionsMadeUp(VentureId venture) {
        conversation.messageIfWaiting(CohortModel.SESSIONS_MADE_UP, venture.value(), Outcome.none());
    }

    @Override
    public void ventureMoved(VentureId venture, Instant endsAt) {
        venturesMoved(Map.of(venture, endsAt));
    }

    @Override
    public void cohortMoved(ProgrammeId programme, Instant startsAt, Instant endsAt) {
        conversation.update(
                CohortModel.COHORT,
                programme.value(),
                Outcome.of(CohortModel.STARTS_AT, startsAt).and(CohortModel.ENDS_AT, endsAt));
    }

    @Override
    public void venturesMoved(Map<VentureId, Instant> endsAt) {
        Map<UUID, Outcome> changes = new LinkedHashMap<>();
        endsAt.forEach((venture, at) -> changes.put(venture.value(), Outcome.of(CohortModel.ENDS_AT, at)));
        conversation.update(CohortModel.VENTURE, changes);
    }

    @Override
    public void onboardingMoved(Collection<VentureId> ventures, Instant onboardBy) {
        Map<UUID, Outcome> changes = new LinkedHashMap<>();
        Map<UUID, Instant> due = new LinkedHashMap<>();
        for (VentureId venture : ventures) {
            changes.put(venture.value(), Outcome.of(CohortModel.ONBOARD_BY, onboardBy));
            due.put(venture.value(), onboardBy);
        }
        conversation.update(CohortModel.VENTURE, changes);
        CohortModel.ONBOARDING.forEach(task -> desk.getObject().reschedule(CohortModel.VENTURE, task, due));
    }

    @Override
    public void signatoryLeft(VentureId venture, PersonId signatory) {
        desk.getObject().withdraw(CohortModel.VENTURE, venture.value(), CohortModel.SIGN_CHARTER, signatory);
    }

    @Override
    public void milestoneMoved(MilestoneId milestone, Instant dueAt, Instant remindAt) {
        milestonesMoved(Map.of(milestone, new Delivering.Due(dueAt, remindAt)));
    }

    @Override
    public void milestonesMoved(Map<MilestoneId, Delivering.Due> due) {
        Map<UUID, Outcome> changes = new LinkedHashMap<>();
        Map<UUID, Instant> dates = new LinkedHashMap<>();
        due.forEach((milestone, moved) -> {
            changes.put(
                    milestone.value(),
                    Outcome.of(CohortModel.DUE_AT, moved.dueAt()).and(CohortModel.REMIND_AT, moved.remindAt()));
            dates.put(milestone.value(), moved.dueAt());
        });
        conversation.update(CohortModel.MILESTONE, changes);
        desk.getObject().reschedule(CohortModel.MILESTONE, CohortModel.DELIVER, dates);
    }

    @Override
    public void reviewAlsoBy(MilestoneId milestone, Set<PersonId> reviewers) {
        desk.getObject().alsoAsk(CohortModel.MILESTONE, milestone.value(), CohortModel.REVIEW, reviewers);
    }

    /** Sessions share one instance, so only the timers of these sessions move. */
    @Override
    public void sessionsMoved(ProgrammeId programme, Map<SessionId, Instant> endsAt) {
        Map<String, Instant> moved = new LinkedHashMap<>();
        endsAt.forEach((session, at) -> moved.put(session.toString(), at));
        for (ProcessInstance cohort : instance(CohortModel.COHORT, programme.value())) {
            for (Job timer : management
                    .createJobQuery()
                    .processInstanceId(cohort.getId())
                    .activityId(CohortModel.SESSION_ENDED)
                    .timers()
                    .list()) {
                Object session = runtime.getVariable(timer.getExecutionId(), CohortModel.SESSION);
                Instant at = moved.get(String.valueOf(session));
                if (at != null) {
                    runtime.setVariableLocal(timer.getExecutionId(), CohortModel.SESSION_ENDS_AT, Date.from(at));
                    management.setJobDuedate(timer.getId(), Date.from(at));
                }
            }
        }
    }
}
