package org.halle.hall.process;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.halle.hall.OwnSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A manager offers funders another process by drawing its call into {@code dossier-review.bpmn}. */
@Component
class CalledSteps implements OwnSteps {

    private final RepositoryService repository;

    CalledSteps(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Map<String, String> offered() {
        ProcessDefinition review = latest(HallModel.DOSSIER_REVIEW);
        Map<String, String> offered = new TreeMap<>();
        if (review != null) {
            repository.getBpmnModelInstance(review.getId()).getModelElementsByType(CallActivity.class).stream()
                    .map(CallActivity::getCalledElement)
                    .forEach(key -> {
                        ProcessDefinition called = latest(key);
                        if (called != null) {
                            offered.put(key, called.getName() == null ? key : called.getName());
                        }
                    });
        }
        return offered;
    }

    private @Nullable ProcessDefinition latest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }
}
