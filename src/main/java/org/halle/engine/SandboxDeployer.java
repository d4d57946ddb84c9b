package org.halle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.engine.sandbox.Sandbox;

/**
 * Stands before the engine's own readers, so that nothing comes past the sandbox whichever way it is deployed; what is
 * read again from the database is looked at again as well.
 */
final class SandboxDeployer implements Deployer {

    private static final Set<String> ENDINGS = Set.of("bpmn", "dmn", "form");

    private final Supplier<Sandbox> sandbox;

    SandboxDeployer(Supplier<Sandbox> sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        List<ModelFile> files = new ArrayList<>();
        for (ResourceEntity resource : deployment.getResources().values()) {
            files.add(file(resource));
        }
        if (deployment.isNew()) {
            RepositoryService repository =
                    Context.getProcessEngineConfiguration().getRepositoryService();
            refuse(sandbox.get().check(files, new PublishedModels(repository).files()));
        } else {
            files.forEach(file -> refuse(sandbox.get().reading(file)));
        }
    }

    private static ModelFile file(ResourceEntity resource) {
        String name = resource.getName();
        if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw new InvalidModel(name + " : ni schéma (.bpmn), ni règle (.dmn), ni formulaire (.form)");
        }
        return new ModelFile(name, resource.getBytes());
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidModel(Sandbox.describe(problems, Locale.FRENCH));
        }
    }
}
