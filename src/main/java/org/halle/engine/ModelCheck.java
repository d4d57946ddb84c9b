package org.halle.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.halle.engine.sandbox.ModelFile;
import org.halle.engine.sandbox.Problem;
import org.halle.engine.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Says what is wrong with diagrams, decisions and forms, without putting anything in force. */
@Service
public class ModelCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCheck.class);

    /** What the schema's checker says in English, and which sentence of ours says it. */
    private static final Map<String, Pattern> SAID = Map.of(
            "order", Pattern.compile("Invalid content was found starting with element '\\{?([^'}]*)"),
            "incomplete", Pattern.compile("The content of element '([^']*)' is not complete"),
            "attribute", Pattern.compile("Attribute '([^']*)' must appear on element '([^']*)'"),
            "value", Pattern.compile("cvc-(?:datatype|enumeration|pattern|length|min|max)\\S*: (?:Value )?'([^']*)'"));

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
        String text = String.valueOf(
                reason instanceof org.camunda.bpm.engine.Problem problem ? problem.getMessage() : reason);
        LOG.info("the engine refuses {}, line {}: {}", file.name(), line, text);
        for (Map.Entry<String, Pattern> kind : SAID.entrySet()) {
            Matcher said = kind.getValue().matcher(text);
            if (said.find()) {
                List<String> names = IntStream.rangeClosed(1, said.groupCount())
                        .mapToObj(said::group)
                        .map(name -> name.substring(name.lastIndexOf(':') + 1))
                        .toList();
                return new Problem(file.name(), element, line, "engine.problem.engine-" + kind.getKey(), names);
            }
        }
        return new Problem(file.name(), element, line, "engine.problem.engine", List.of());
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
