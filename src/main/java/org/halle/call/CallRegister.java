package org.halle.call;

import java.util.List;
import org.halle.kernel.CallId;
import org.halle.kernel.NotFound;
import org.halle.kernel.ProgrammeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calls there are. Once published, a call is everybody's to see. */
@Service
@Transactional(readOnly = true)
public class CallRegister {

    private final Calls calls;

    CallRegister(Calls calls) {
        this.calls = calls;
    }

    /** @throws NotFound when there is none */
    public Call get(CallId id) {
        return calls.get(id);
    }

    /** @throws NotFound when there is none */
    public Call bySlug(String slug) {
        return calls.findBySlug(slug).orElseThrow(NotFound::new);
    }

    /** The slug of the rolling call whose batch this one keeps. */
    public @Nullable String series(Call call) {
        return call.batchOf() == null ? null : calls.get(call.batchOf()).slug();
    }

    /** @throws NotFound when that programme never started */
    public Call of(ProgrammeId programme) {
        return calls.findByProgramme(programme).orElseThrow(NotFound::new);
    }

    /** Those that take applications, the next to close first; a batch takes none, its rolling call does. */
    public List<Call> open() {
        return calls.findByStateOrderByClosesAt(Call.State.OPEN).stream()
                .filter(call -> call.batchOf() == null)
                .toList();
    }
}
