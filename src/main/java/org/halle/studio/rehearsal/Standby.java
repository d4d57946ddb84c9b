package org.halle.studio.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.halle.studio.rehearsal.Performance.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A JVM for a rehearsal that nobody has ordered yet. It has begun and plays something small meanwhile, so that what it is
 * told to play then takes it a third less; it leaves the small one wherever that is.
 */
public final class Standby {

    /** Every step is come to, by few. */
    private static final Assumptions SMALL = Assumptions.usual()
            .with("applications", "4")
            .with("jurors", "5")
            .with("ventures", "2")
            .with("funders", "2");

    private final RehearsalFolder folder;
    private final ChildJvm jvm;

    private Standby(RehearsalFolder folder, ChildJvm jvm) {
        this.folder = folder;
        this.jvm = jvm;
    }

    /**
     * @param files what it plays meanwhile, by name: diagrams (.bpmn), decisions (.dmn), forms (.form)
     * @param limits what it may take once it is told to play; until then, its memory
     * @param home where the classes of its JVM are kept for those that follow; null for nowhere
     */
    public static Standby begin(Map<String, String> files, Limits limits, @Nullable Path home) throws IOException {
        RehearsalFolder folder = RehearsalFolder.create();
        try {
            folder.layWarmUp(files, SMALL);
            ChildJvm jvm = new ChildJvm(folder, limits, home);
            jvm.begin();
            return new Standby(folder, jvm);
        } catch (IOException | RuntimeException broken) {
            folder.delete();
            throw broken;
        }
    }

    /** Whether it is there. */
    public boolean waits() {
        return jvm.waits();
    }

    /** Nobody came: it ends, and leaves its classes if it was ready. */
    public void dismiss() {
        jvm.dismiss();
        jvm.ended().thenRun(folder::delete);
    }

    /** Ends it now unless it has ended, and sweeps what it has on disk. */
    public void cancel() {
        jvm.cancel();
        folder.delete();
    }

    RehearsalFolder folder() {
        return folder;
    }

    ChildJvm jvm() {
        return jvm;
    }
}
