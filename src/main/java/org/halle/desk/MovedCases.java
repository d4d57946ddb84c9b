package org.halle.desk;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.halle.engine.CaseMigration.CaseMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a case moves to a new version of its diagram, what it is waiting for is asked with that version's form and words. */
@Component
class MovedCases {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final TaskTable table;

    MovedCases(TaskService tasks, RepositoryService repository, TaskTable table) {
        this.tasks = tasks;
        this.repository = repository;
        this.table = table;
    }

    @EventListener
    void follow(CaseMoved moved) {
        for (Task task :
                tasks.createTaskQuery().processInstanceId(moved.instance()).list()) {
            ProcessDefinition definition = repository.getProcessDefinition(task.getProcessDefinitionId());
            UserTask drawn = repository
                    .getBpmnModelInstance(definition.getId())
                    .getModelElementById(task.getTaskDefinitionKey());
            table.moved(
                    task.getId(),
                    drawn.getName() == null ? task.getName() : drawn.getName().replaceAll("\\s+", " "),
                    new TaskTable.Place(
                            definition.getId(),
                            definition.getDeploymentId(),
                            task.getExecutionId(),
                            drawn.getCamundaFormRef()));
        }
    }
}
