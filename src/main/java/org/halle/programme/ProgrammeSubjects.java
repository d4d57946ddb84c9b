package org.halle.programme;

import java.util.Set;
import java.util.UUID;
import org.halle.desk.SubjectCard;
import org.halle.desk.Subjects;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The programme itself, as the desk shows it beside its manager's tasks. */
@Component
class ProgrammeSubjects implements Subjects {

    private final Programmes programmes;
    private final Rights rights;
    private final MessageSource messages;

    ProgrammeSubjects(Programmes programmes, Rights rights, MessageSource messages) {
        this.programmes = programmes;
        this.rights = rights;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "programme";
    }

    @Override
    public SubjectCard card(UUID id) {
        Programme programme = programmes.get(new ProgrammeId(id));
        String subtitle = messages.getMessage(
                "programme.card", new Object[] {programme.territory()}, LocaleContextHolder.getLocale());
        return new SubjectCard(programme.title(), subtitle, "/programmes/" + id, programme.id());
    }

    /** A programme's people hold roles; it has no others. */
    @Override
    public Set<PersonId> people(String group, UUID id) {
        return Set.of();
    }

    @Override
    public boolean mayView(PersonId by, UUID id) {
        return rights.has(by, Role.MANAGER, new ProgrammeId(id));
    }
}
