package org.halle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Halle: the pages, the API and the engine in one process. */
@SpringBootApplication
public class HalleApplication {

    public static void main(String[] args) {
        SpringApplication.run(HalleApplication.class, args);
    }
}
