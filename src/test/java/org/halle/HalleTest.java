package org.halle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole of Halle on a random port of the loopback address, in demonstration mode but without demonstration
 * programmes, timers standing still, letters captured. One context for all tests that carry it: no mocks, no further
 * properties; each test makes its own data.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "halle.test.database-name=halle",
            "halle.data=target/halle-test-${halle.test.fork:1}",
            "halle.engine.jobs=false",
            "halle.demo=true",
            "halle.demo-programmes=false",
            "halle.rehearsals.stand-by=PT0S"
        })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(CapturedMail.class)
public @interface HalleTest {}
