package org.halle.studio.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void readsReportsThatWereKeptBeforeLettersHadSubjects() {
        String json = SampleReport.of(76).json();
        String kept = json.replaceFirst("(?s)\"subjects\"\\s*:\\s*\\{.*?},", "");

        assertThat(kept).isNotEqualTo(json);
        assertThat(Report.of(kept).letters().subjects()).isEmpty();
        assertThat(Report.of(kept).letters().total()).isEqualTo(204);
    }
}
