package org.halle.desk;

import java.util.stream.Collectors;
import org.halle.engine.TaskWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk understands of diagrams, told to those who check them. */
@Configuration(proxyBeanMethods = false)
class DeskWords {

    /** Providers, because the engine that checks is built before what the tasks are about. */
    @Bean
    TaskWords taskWords(ObjectProvider<TaskHandler> handlers, ObjectProvider<Subjects> subjects) {
        return new TaskWords(
                () -> handlers.stream().map(TaskHandler::name).collect(Collectors.toSet()),
                () -> subjects.stream().map(Subjects::kind).collect(Collectors.toSet()));
    }
}
