package org.halle.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.halle.kernel.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The set of diagrams, decisions and forms in force, and putting another in its place: always whole, so that a diagram
 * never meets a form it was not drawn with. Earlier sets stay, as they were, for the cases that follow them.
 */
@Service
@Transactional(readOnly = true)
public class Publication {

    private final RepositoryService repository;

    Publication(RepositoryService repository) {
        this.repository = repository;
    }

    /** The set in force: its id, and its files by name. */
    public record Published(String deployment, Map<String, String> files) {}

    public Published inForce() {
        String newest = repository
                .createDeploymentQuery()
                .deploymentName(ModelFiles.NAME)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .map(Deployment::getId)
                .findFirst()
                .orElseThrow(NotFound::new);
        return new Published(newest, files(newest));
    }

    /**
     * The files of a set that is or was in force.
     *
     * @throws NotFound when there is no such set
     */
    public Map<String, String> files(String deployment) {
        Map<String, String> files = new TreeMap<>();
        repository.getDeploymentResources(deployment).forEach(resource -> {
            try (InputStream content = repository.getResourceAsStreamById(deployment, resource.getId())) {
                files.put(resource.getName(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        if (files.isEmpty()) {
            throw new NotFound();
        }
        return files;
    }

    /**
     * Puts a whole set in force: new cases follow it from now on.
     *
     * @return the id of the set
     * @throws InvalidModel when the engine refuses a file; then nothing changes
     */
    @Transactional
    public String publish(Map<String, String> files) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(ModelFiles.NAME).source("studio");
        files.forEach((name, content) ->
                deployment.addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
        try {
            return deployment.deploy().getId();
        } catch (ParseException unparsable) {
            throw new InvalidModel(ModelFiles.describe(unparsable), unparsable);
        } catch (ProcessEngineException refused) {
            throw new InvalidModel(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** The diagrams among some files, by the key of their process. */
    public static Map<String, String> diagrams(Map<String, String> files) {
        Map<String, String> diagrams = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                Bpmn.readModelFromStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                        .getModelElementsByType(Process.class)
                        .forEach(process -> diagrams.put(process.getId(), content));
            }
        });
        return diagrams;
    }
}
