package org.halle.export;

import org.halle.kernel.ExportId;
import org.springframework.stereotype.Component;

/** Lets tests of those who write exports wait for one. */
@Component
public class Exported {

    private final ExportWorker worker;

    Exported(ExportWorker worker) {
        this.worker = worker;
    }

    /** Waits until one that was asked for is over. */
    public void await(ExportId id) throws Exception {
        worker.await(id);
    }
}
