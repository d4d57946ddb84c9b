package org.halle.desk;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;

/** What a deployed form asks, for a stage that must know its questions and not only the answers. */
@Service
public class FormQuestions {

    /**
     * One question.
     *
     * @param label as people read it
     * @param properties the custom properties that whoever drew the form gave it
     */
    public record Question(String key, String label, Map<String, String> properties) {}

    private final DeployedForms forms;
    private final RepositoryService repository;

    FormQuestions(DeployedForms forms, RepositoryService repository) {
        this.forms = forms;
        this.repository = repository;
    }

    /**
     * The questions of a form as it is deployed now with a diagram.
     *
     * @param process the key of the diagram that uses it
     * @param form the form's id
     */
    public List<Question> of(String process, String form) {
        ProcessDefinition latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return of(forms.of(latest.getDeploymentId(), form));
    }

    static List<Question> of(FormSchema form) {
        return form.fields().stream()
                .map(field -> new Question(field.key(), field.label(), field.properties()))
                .toList();
    }
}
