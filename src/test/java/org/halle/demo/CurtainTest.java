package org.halle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.halle.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CurtainTest {

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @TempDir
    private Path data;

    @Test
    void refusesToGoOnWithHalfAWorldAndSaysWhatToDelete() throws Exception {
        new Curtain(database, dataSource, data).rise();
        Curtain nextStart = new Curtain(database, dataSource, data);

        assertThatThrownBy(nextStart::requireNoHalfWorld)
                .isInstanceOfSatisfying(InterruptedPlay.class, interrupted -> assertThat(new InterruptedPlayFailure()
                                .analyze(interrupted, interrupted)
                                .getAction())
                        .isEqualTo("Delete the folder " + data + " and start again."));
    }

    @Test
    void leavesAWholeWorldAlone() throws Exception {
        Curtain curtain = new Curtain(database, dataSource, data);
        curtain.rise();
        curtain.fall();

        assertThatCode(new Curtain(database, dataSource, data)::requireNoHalfWorld)
                .doesNotThrowAnyException();
    }
}
