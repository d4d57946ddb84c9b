package org.halle.desk;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Id;
import org.halle.kernel.PersonId;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps our own task table in step with the engine, in the engine's own transaction: every human task of every diagram
 * is listened to, whether or not Java knows it.
 */
@Component
class TaskInbox extends AbstractBpmnParseListener {

    private final ObjectProvider<TaskTable> table;
    private final KnownWork known;
    private final ObjectProvider<TaskLetters> letters;
    private final ObjectProvider<TaskModels> models;
    private final ObjectProvider<People> people;
    private final ApplicationEventPublisher events;
    private final HalleClock clock;

    /** Providers, because the engine is built before what its tasks are about. */
    TaskInbox(
            ObjectProvider<TaskTable> table,
            KnownWork known,
            ObjectProvider<TaskLetters> letters,
            ObjectProvider<TaskModels> models,
            ObjectProvider<People> people,
            ApplicationEventPublisher events,
            HalleClock clock) {
        this.table = table;
        this.known = known;
        this.letters = letters;
        this.models = models;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::created);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, done -> table.getObject()
                .close(done.getId(), TaskTable.State.DONE, clock.instant()));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, gone -> table.getObject()
                .close(gone.getId(), TaskTable.State.CANCELLED, clock.instant()));
    }

    private void created(DelegateTask task) {
        TaskModel model = models.getObject().of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        Subjects kind = kind(model.kind());
        UUID subject = Id.parse(
                model.subjectVariable() == null
                        ? task.getExecution().getProcessBusinessKey()
                        : String.valueOf(task.getVariable(model.subjectVariable())));
        SubjectCard card = kind.card(subject);
        Set<Audience> audiences = audiences(task, kind, subject, card);
        // whoever of them must not know whose it is, the list and the letter tell nobody
        SubjectCard told =
                asked(audiences, card).anyMatch(person -> !kind.knows(person, subject)) ? kind.veiled(subject) : card;
        OpenTask open = new OpenTask(
                task.getId(),
                task.getName(),
                task.getProcessDefinitionId()
                        .substring(0, task.getProcessDefinitionId().indexOf(':')),
                task.getTaskDefinitionKey(),
                model.kind(),
                subject,
                card.programme(),
                task.getAssignee() == null ? null : PersonId.of(task.getAssignee()),
                clock.instant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
        table.getObject().open(open, told.title(), place((TaskEntity) task), audiences, model.coverable());
        letters.getObject().asked(open, told, audiences, model);
        events.publishEvent(new TaskAsked(
                open,
                card.title(),
                audiences.stream()
                        .flatMap(one -> Stream.ofNullable(one.person()))
                        .collect(Collectors.toSet()),
                audiences.stream().flatMap(one -> Stream.ofNullable(one.role())).collect(Collectors.toSet()),
                model.handler()));
    }

    /** Those who are asked by name, and the jury; other roles work on what they know. */
    private Stream<PersonId> asked(Set<Audience> audiences, SubjectCard card) {
        return audiences.stream()
                .flatMap(audience -> audience.role() == Role.JUROR
                        ? people.getObject().holding(Role.JUROR, card.programme()).stream()
                                .map(Person::id)
                        : Stream.ofNullable(audience.person()));
    }

    private Subjects kind(String name) {
        Subjects kind = known.kind(name);
        if (kind == null) {
            throw new IllegalStateException("no module answers for subjects of kind '" + name + "'");
        }
        return kind;
    }

    private static TaskTable.Place place(TaskEntity task) {
        var form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        return new TaskTable.Place(
                task.getProcessDefinitionId(),
                task.getProcessDefinition().getDeploymentId(),
                task.getExecutionId(),
                form == null ? null : form.getExpressionText());
    }

    /** Who is asked: one person, people by their part in the subject, or all who hold a role in the programme. */
    private static Set<Audience> audiences(DelegateTask task, Subjects kind, UUID subject, SubjectCard card) {
        Set<Audience> audiences = new LinkedHashSet<>();
        if (task.getAssignee() != null) {
            audiences.add(Audience.of(PersonId.of(task.getAssignee())));
        }
        for (IdentityLink link : task.getCandidates()) {
            if (!IdentityLinkType.CANDIDATE.equals(link.getType())) {
                continue;
            }
            if (link.getUserId() != null) {
                audiences.add(Audience.of(PersonId.of(link.getUserId())));
            } else if (Role.ofGroup(link.getGroupId()).isPresent()) {
                audiences.add(Audience.of(Role.ofGroup(link.getGroupId()).get(), card.programme()));
            } else {
                kind.people(link.getGroupId(), subject).forEach(person -> audiences.add(Audience.of(person)));
            }
        }
        if (audiences.isEmpty()) {
            // nobody fits: the managers find it on their desk rather than nobody on none
            audiences.add(Audience.of(Role.MANAGER, card.programme()));
        }
        return audiences;
    }
}
