package org.halle;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The database of the tests: H2 in memory, or with {@code -Dhalle.test.database=postgres} a real PostgreSQL, started
 * once a JVM. Contexts that ask for the same {@code halle.test.database-name} share one database; slices roll back,
 * the full stack has its own.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Set<String> CREATED = new HashSet<>();
    private static EmbeddedPostgres postgres;

    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("halle.test.database"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String name = environment.getProperty("halle.test.database-name", "slices");
        Map<String, Object> properties = new LinkedHashMap<>();
        if (isPostgres()) {
            properties.put("spring.datasource.url", postgresUrl(name));
            properties.put("spring.datasource.username", "postgres");
            properties.put("spring.datasource.password", "");
        } else {
            properties.put(
                    "spring.datasource.url",
                    "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=512"
                            + ";OPTIMIZE_REUSE_RESULTS=FALSE");
            properties.put("spring.datasource.username", "sa");
            properties.put("spring.datasource.password", "");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    private static void stop(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not stop", failed);
        }
    }

    private static synchronized String postgresUrl(String name) {
        try {
            if (postgres == null) {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setRegisterShutdownHook(false)
                        .start();
                // after the contexts, which would wait half a minute for a database that is gone
                SpringApplication.getShutdownHandlers().add(() -> stop(started));
                postgres = started;
            }
            if (CREATED.add(name)) {
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database " + name);
                }
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not start", failed);
        } catch (SQLException failed) {
            throw new IllegalStateException("no database " + name, failed);
        }
    }
}
