package org.halle.studio.rehearsal.stage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database, in memory and gone with this JVM. Its tables are made while the rest of Halle is put together; who wants
 * a connection before waits for them.
 */
final class Storage extends BasicDataSource {

    private static final String CHANGES = "classpath:/db/changelog.xml";
    private static final int MOST_CONNECTIONS = 4;
    private static final int MOST_STATEMENTS = 2_000;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<Void> made = new CompletableFuture<>();

    /**
     * Statements stay prepared, which H2 by itself does at the price of looking through them all at every change; the
     * engine keeps its own references whole, so that they are not checked.
     */
    Storage(Take take) {
        setUrl("jdbc:h2:mem:" + take + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=0;OPTIMIZE_REUSE_RESULTS=FALSE"
                + ";INIT=SET REFERENTIAL_INTEGRITY FALSE");
        setUsername("sa");
        setPassword("");
        setMaxTotal(MOST_CONNECTIONS);
        setMaxIdle(MOST_CONNECTIONS);
        setPoolPreparedStatements(true);
        setMaxOpenPreparedStatements(MOST_STATEMENTS);
    }

    /** Begins to make the tables, beside whoever calls. */
    void make() {
        Thread maker = new Thread(
                () -> {
                    try {
                        change();
                        made.complete(null);
                    } catch (LiquibaseException | RuntimeException | LinkageError broken) {
                        made.completeExceptionally(broken);
                    }
                },
                "tables");
        maker.setDaemon(true);
        maker.start();
    }

    private void change() throws LiquibaseException {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(new DriverManagerDataSource(getUrl(), "sa", ""));
        liquibase.setChangeLog(CHANGES);
        liquibase.afterPropertiesSet();
    }

    /** With the tables, which would be kept otherwise. */
    @Override
    public synchronized void close() throws SQLException {
        try (Connection last = getConnection();
                Statement statement = last.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        super.close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        // the engine begins by asking how isolated a connection is, which needs no table
        if (asked.getAndSet(true)) {
            made.join();
        }
        return super.getConnection();
    }
}
