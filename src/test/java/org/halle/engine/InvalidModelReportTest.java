package org.halle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class InvalidModelReportTest {

    @Test
    void namesFileAndLineAndSaysWhatToDo() {
        InvalidModel invalid = new InvalidModel("call.bpmn, line 13: no step is named “planCal”");

        FailureAnalysis report = new InvalidModelReport().analyze(new BeanCreationException("engine", invalid));

        assertThat(report.getDescription()).contains("call.bpmn, line 13");
        assertThat(report.getAction()).contains("start again");
    }

    @Test
    void isKnownToTheStart() throws IOException {
        Properties factories = PropertiesLoaderUtils.loadProperties(new ClassPathResource("META-INF/spring.factories"));

        assertThat(factories.getProperty(FailureAnalyzer.class.getName())).contains(InvalidModelReport.class.getName());
    }
}
