package org.halle;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.halle.kernel.HalleClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another Halle on the same database, whose machine has the wrong time. */
public final class SecondNode implements AutoCloseable {

    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final ConfigurableApplicationContext context;

    public SecondNode() {
        context = new SpringApplicationBuilder(HalleApplication.class, CapturedMail.class, WrongClock.class)
                .initializers(new TestDatabase())
                .profiles("test")
                .properties(
                        "halle.test.database-name=halle",
                        "halle.data=target/halle-test",
                        "halle.engine.jobs=false",
                        "halle.demo=true",
                        "halle.demo-programmes=false",
                        "server.port=0")
                .run();
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Five seconds ahead. */
    @TestConfiguration(proxyBeanMethods = false)
    static class WrongClock {
        @Bean
        @Primary
        HalleClock aheadOfItsTime(DataSource dataSource) {
            JdbcClient database = JdbcClient.create(dataSource);
            return new HalleClock(() -> Instant.now().plus(AHEAD), () -> database.sql("select current_timestamp")
                    .query((row, number) ->
                            row.getObject(1, OffsetDateTime.class).toInstant())
                    .single());
        }
    }
}
