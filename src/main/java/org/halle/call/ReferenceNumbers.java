package org.halle.call;

import org.halle.kernel.CallId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers the applications of a call, "AC26-001": each once, in the order in which they are begun, gaps allowed. */
@Repository
class ReferenceNumbers {

    private final JdbcClient database;

    ReferenceNumbers(JdbcClient database) {
        this.database = database;
    }

    void begin(CallId call, String prefix) {
        database.sql("insert into reference_number (call_id, prefix, last_number) values (:call, :prefix, 0)")
                .param("call", call.value())
                .param("prefix", prefix)
                .update();
    }

    /** Until the transaction ends, others who begin an application to this call wait: nobody gets the same number. */
    String next(CallId call) {
        database.sql("update reference_number set last_number = last_number + 1 where call_id = :call")
                .param("call", call.value())
                .update();
        return database.sql("select prefix, last_number from reference_number where call_id = :call")
                .param("call", call.value())
                .query((row, line) -> "%s-%03d".formatted(row.getString("prefix"), row.getInt("last_number")))
                .single();
    }
}
