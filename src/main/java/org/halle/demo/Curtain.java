package org.halle.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Between its rise and its fall the embedded database gathers its writes, since nobody waits for one in particular; what
 * a killed play leaves is half a world, so a file in the data folder says meanwhile that it is one.
 */
@Component
class Curtain {

    /** H2's own default, in milliseconds. */
    private static final int GATHERED = 500;

    private final JdbcClient database;
    private final boolean embedded;
    private final Path data;

    Curtain(JdbcClient database, DataSource dataSource, @Value("${halle.data}") Path data)
            throws MetaDataAccessException {
        this.database = database;
        this.data = data;
        this.embedded = "H2"
                .equals(JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName()));
    }

    /** @throws InterruptedPlay when an earlier play was killed before its end */
    void requireNoHalfWorld() {
        if (Files.exists(unfinished())) {
            throw new InterruptedPlay(data.toAbsolutePath().normalize());
        }
    }

    void rise() {
        try {
            Files.createDirectories(data);
            Files.writeString(unfinished(), "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The data folder cannot be written", unwritable);
        }
        if (embedded) {
            database.sql("set write_delay " + GATHERED).update();
        }
    }

    /** From now on, what is acknowledged is written. */
    void fall() {
        if (embedded) {
            database.sql("set write_delay 0").update();
            database.sql("checkpoint sync").update();
        }
        try {
            Files.delete(unfinished());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The data folder cannot be written", unwritable);
        }
    }

    private Path unfinished() {
        return data.resolve("demonstration-unfinished");
    }
}
