package org.halle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Publishes {@code processes/} and {@code forms/} at start when any of them changed: one deployment, because a diagram
 * and its forms belong together.
 */
@Component
class ModelFiles implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFiles.class);

    /** What every set is called that is or was in force, wherever it came from. */
    static final String NAME = "processes";

    private final RepositoryService repository;
    private final String folder;

    ModelFiles(RepositoryService repository, EngineProperties properties) {
        this.repository = repository;
        this.folder = properties.models();
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Resource> files = files();
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source("files").enableDuplicateFiltering(false);
        for (Resource file : files) {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(file.getFilename(), content);
            } catch (IOException unreadable) {
                throw new InvalidModel(file.getFilename() + " cannot be read", unreadable);
            }
        }
        try {
            deployment.deploy();
            LOG.info("{} diagrams, decisions and forms are in force", files.size());
        } catch (ParseException unparsable) {
            throw new InvalidModel(describe(unparsable), unparsable);
        } catch (ProcessEngineException refused) {
            throw new InvalidModel(String.valueOf(refused.getMessage()), refused);
        }
    }

    private List<Resource> files() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        List<Resource> files = new ArrayList<>();
        try {
            for (String pattern : List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form")) {
                files.addAll(List.of(resolver.getResources(folder + pattern)));
            }
        } catch (IOException missing) {
            throw new InvalidModel("no processes/ and forms/ at " + folder, missing);
        }
        if (files.isEmpty()) {
            throw new InvalidModel("no processes/ and forms/ at " + folder);
        }
        files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
        return files;
    }

    static String describe(ParseException unparsable) {
        StringBuilder text = new StringBuilder();
        unparsable.getResorceReports().forEach(report -> report.getErrors()
                .forEach(problem -> text.append(report.getResourceName())
                        .append(", line ")
                        .append(problem.getLine())
                        .append(": ")
                        .append(problem.getMessage())
                        .append('\n')));
        return text.toString().strip();
    }
}
