package org.halle.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** The forms of each deployment: a task keeps the form it was created with. A deployment never changes, so they stay. */
@Component
class DeployedForms {

    private final RepositoryService repository;
    private final Map<String, FormSchema> read = new ConcurrentHashMap<>();

    DeployedForms(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param form the form's id, which is its file's name */
    FormSchema of(String deploymentId, String form) {
        return read.computeIfAbsent(deploymentId + "/" + form, unread -> {
            try (InputStream file = repository.getResourceAsStream(deploymentId, form + ".form")) {
                return FormSchema.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
