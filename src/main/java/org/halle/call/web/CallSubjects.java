package org.halle.call.web;

import java.util.Set;
import java.util.UUID;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.kernel.CallId;
import org.halle.kernel.PersonId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.stereotype.Component;

/** Calls as the desk shows them, for tasks that a manager draws into {@code call.bpmn}. */
@Component
class CallSubjects implements Subjects {

    private final CallRegister calls;
    private final Rights rights;

    CallSubjects(CallRegister calls, Rights rights) {
        this.calls = calls;
        this.rights = rights;
    }

    @Override
    public String kind() {
        return "call";
    }

    @Override
    public SubjectCard card(UUID id) {
        Call call = calls.get(new CallId(id));
        return new SubjectCard(call.title(), "", "/calls/" + call.slug(), call.programme());
    }

    /** A call has no people of its own beside those who hold a role in the programme. */
    @Override
    public Set<PersonId> people(String group, UUID id) {
        return Set.of();
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        Call call = calls.get(new CallId(id));
        return call.state() != Call.State.PLANNED || rights.has(by, Role.MANAGER, call.programme());
    }
}
