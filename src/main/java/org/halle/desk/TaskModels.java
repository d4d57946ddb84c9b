package org.halle.desk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What diagrams say of their human tasks, each read once: a version of a diagram never changes. */
@Component
class TaskModels {

    private record Key(String definition, String activity) {}

    private final RepositoryService repository;
    private final Map<Key, TaskModel> read = new ConcurrentHashMap<>();

    TaskModels(RepositoryService repository) {
        this.repository = repository;
    }

    TaskModel of(String definitionId, String activity) {
        return read.computeIfAbsent(
                new Key(definitionId, activity),
                unread -> TaskModel.of(
                        (UserTask) repository.getBpmnModelInstance(definitionId).getModelElementById(activity)));
    }
}
