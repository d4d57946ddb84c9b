package org.halle.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.halle.engine.sandbox.ModelFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The diagrams, decisions and forms in force: of each its newest version, as it was put there. */
@Service
public class PublishedModels {

    private final RepositoryService repository;
    /** A deployment never changes, so what was read of it stays true. */
    private final Map<String, List<ModelFile>> read = new ConcurrentHashMap<>();

    PublishedModels(RepositoryService repository) {
        this.repository = repository;
    }

    /** By name; a form goes with the newest of the diagrams in force that came with it. */
    @Transactional(readOnly = true)
    public List<ModelFile> files() {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            names(wanted, process.getDeploymentId()).add(process.getResourceName());
        }
        for (DecisionDefinition decision :
                repository.createDecisionDefinitionQuery().latestVersion().list()) {
            names(wanted, decision.getDeploymentId()).add(decision.getResourceName());
        }
        Map<String, ModelFile> files = new LinkedHashMap<>();
        for (Deployment deployment : newestFirst(wanted.keySet())) {
            for (ModelFile file : read.computeIfAbsent(deployment.getId(), this::read)) {
                if (file.kind() == ModelFile.Kind.FORM
                        || names(wanted, deployment.getId()).contains(file.name())) {
                    files.putIfAbsent(file.name(), file);
                }
            }
        }
        return files.values().stream()
                .sorted(Comparator.comparing(ModelFile::name))
                .toList();
    }

    private List<ModelFile> read(String deployment) {
        return repository.getDeploymentResources(deployment).stream()
                .map(resource -> new ModelFile(resource.getName(), ((ResourceEntity) resource).getBytes()))
                .toList();
    }

    private static Set<String> names(Map<String, Set<String>> wanted, String deployment) {
        return wanted.computeIfAbsent(deployment, id -> new LinkedHashSet<>());
    }

    private List<Deployment> newestFirst(Set<String> ids) {
        List<Deployment> deployments = new ArrayList<>();
        for (String id : ids) {
            deployments.add(repository.createDeploymentQuery().deploymentId(id).singleResult());
        }
        deployments.sort(Comparator.comparing(Deployment::getDeploymentTime).reversed());
        return deployments;
    }
}
