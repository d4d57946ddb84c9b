package org.halle.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.halle.HalleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class DemoModeGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void aDemonstrationStartsOnThisMachine(String address) {
        assertThatCode(() -> DemoModeGuard.check(demonstration().withProperty("server.address", address)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.20", "", "no such host"})
    void aDemonstrationDoesNotStartWhereOthersReachIt(String address) {
        assertThatThrownBy(() -> DemoModeGuard.check(demonstration().withProperty("server.address", address)))
                .isInstanceOf(DemoModeRefused.class)
                .hasMessageContaining("server.address");
    }

    @Test
    void aDemonstrationDoesNotStartOnEveryAddress() {
        assertThatThrownBy(() -> DemoModeGuard.check(demonstration())).hasMessageContaining("not set");
    }

    @Test
    void aDemonstrationDoesNotStartOnPostgres() {
        MockEnvironment environment = demonstration().withProperty("server.address", "127.0.0.1");
        environment.setActiveProfiles("postgres");
        assertThatThrownBy(() -> DemoModeGuard.check(environment)).hasMessageContaining("postgres");
    }

    @Test
    void whatIsNoDemonstrationStartsAnywhere() {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", "0.0.0.0");
        environment.setActiveProfiles("postgres");
        assertThatCode(() -> DemoModeGuard.check(environment)).doesNotThrowAnyException();
    }

    @Test
    void theRefusalSaysWhatToDo() {
        DemoModeRefused refused = new DemoModeRefused("why", "what to do");
        var analysis = new DemoModeFailure().analyze(refused);
        assertThat(analysis.getDescription()).isEqualTo("why");
        assertThat(analysis.getAction()).isEqualTo("what to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.address=0.0.0.0", "--spring.profiles.active=postgres"})
    void theApplicationItselfRefusesToStartAndSaysWhy(String argument, CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(HalleApplication.class, "--halle.demo=true", argument))
                .isInstanceOf(DemoModeRefused.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "lets anybody sign in as anybody", "halle.demo");
    }

    private static MockEnvironment demonstration() {
        return new MockEnvironment().withProperty("halle.demo", "true");
    }
}
