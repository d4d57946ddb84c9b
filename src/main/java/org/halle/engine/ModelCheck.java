package org.halle.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.engine.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Says what is wrong with diagrams, decisions and forms, without putting anything in force. */
@Service
public class ModelCheck {

    private final Supplier<Sandbox> sandbox;
    private final PublishedModels published;
    private final ProcessEngineConfigurationImpl engine;

    ModelCheck(Catalogue catalogue, PublishedModels published, ProcessEngine engine) {
        this.sandbox = SingletonSupplier.of(() -> new Sandbox(catalogue.vocabulary()));
        this.published = published;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * All that is wrong with some files; empty when they may be put in force together. What they refer to and do not
     * bring is looked for in what is in force.
     */
    public List<Problem> check(List<ModelFile> bundle) {
        List<Problem> problems = sandbox.get().check(bundle, published.files());
        return problems.isEmpty() ? Sandbox.inTime(bundle, () -> readByTheEngine(bundle)) : problems;
    }

    /** What is wrong with a form on its own. */
    public List<Problem> checkForm(String schema) {
        return sandbox.get().form(ModelFile.of("form", schema));
    }

    /** The engine has rules of its own: it reads what passed the sandbox, and keeps nothing. */
    private List<Problem> readByTheEngine(List<ModelFile> bundle) {
        List<Problem> problems = new ArrayList<>();
        engine.getCommandExecutorTxRequired().execute(context -> {
            // caught here, because the engine logs what leaves a command as a failure of its own
            bundle.forEach(file -> problems.addAll(readByTheEngine(file)));
            return null;
        });
        return problems;
    }

    private List<Problem> readByTheEngine(ModelFile file) {
        try {
            read(file);
            return List.of();
        } catch (ParseException unparsable) {
            return unparsable.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream())
                    .map(error -> problem(
                            file, error.getMainElementId(), error.getLine() > 0 ? error.getLine() : null, error))
                    .toList();
        } catch (RuntimeException unreadable) {
            return List.of(problem(file, null, null, unreadable.getMessage()));
        }
    }

    private static Problem problem(
            ModelFile file, @Nullable String element, @Nullable Integer line, @Nullable Object reason) {
        String text = reason instanceof org.camunda.bpm.engine.Problem problem
                ? problem.getMessage()
                : String.valueOf(reason);
        return new Problem(file.name(), element, line, "engine.problem.engine", List.of(text));
    }

    private void read(ModelFile file) {
        switch (file.kind()) {
            case DIAGRAM ->
                engine.getDeployers().stream()
                        .filter(BpmnDeployer.class::isInstance)
                        .map(BpmnDeployer.class::cast)
                        .forEach(deployer -> deployer.getBpmnParser()
                                .createParse()
                                .sourceInputStream(new ByteArrayInputStream(file.content()))
                                .deployment(new DeploymentEntity())
                                .name(file.name())
                                .execute());
            case DECISION ->
                engine.getDmnEngineConfiguration()
                        .getTransformer()
                        .createTransform()
                        .modelInstance(new ByteArrayInputStream(file.content()))
                        .transformDecisions();
            case FORM -> {
                // the engine only keeps it
            }
        }
    }
}
