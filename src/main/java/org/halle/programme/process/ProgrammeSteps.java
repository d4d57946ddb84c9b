package org.halle.programme.process;

import org.halle.engine.Outcome;
import org.halle.engine.Step;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.Planning;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a diagram may ask for a whole programme. */
@Configuration(proxyBeanMethods = false)
class ProgrammeSteps {

    @Bean
    Step archive(Planning planning) {
        return Step.named("archive")
                .title("Archiver le programme")
                .help("Clôt le programme : il reste lisible, plus rien n’y change. À placer en dernier dans un schéma"
                        + " dont le sujet est le programme.")
                .does(step -> {
                    planning.archive(new ProgrammeId(step.key()));
                    return Outcome.none();
                });
    }
}
