package org.halle;

import java.util.TimeZone;
import org.halle.studio.rehearsal.Rehearse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Halle: the pages, the API and the engine in one process. */
@SpringBootApplication
@EnableScheduling
public class HalleApplication {

    public static void main(String[] args) {
        if (Rehearse.isAsked(args)) {
            System.exit(Rehearse.run(args));
        }
        // the engine stores dates without a zone
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(HalleApplication.class, args);
    }
}
