package org.halle.desk;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halle.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that a diagram can be about: how it is shown beside a task, and who its people are. Each stage
 * answers for its own kinds.
 */
public interface Subjects {

    /** As diagrams name it in the property {@code subject}: "application", "venture"… */
    String kind();

    /** @throws org.halle.kernel.NotFound when nothing of this kind has that id */
    SubjectCard card(UUID id);

    /**
     * The people whom a group relative to the subject names ("lead", "partners", "referent", "colleagues"); empty for a group this
     * kind does not know.
     */
    Set<PersonId> people(String group, UUID id);

    /**
     * Whether that person may know whose it is. Who may not still does what they are asked, and sees it {@link #veiled}.
     */
    default boolean knows(PersonId by, UUID id) {
        return true;
    }

    /** Its card without a name, for those who must not know whose it is. */
    default SubjectCard veiled(UUID id) {
        return card(id);
    }

    /** Whether that person may see the subject's own page and the answers given about it. */
    boolean mayView(PersonId by, UUID id);

    /** What stands beside a task about it, for those who are asked; by default only its card. */
    default @Nullable Panel panel(PersonId by, UUID id) {
        return null;
    }

    /**
     * A part of a page.
     *
     * @param fragment a Thymeleaf fragment, as "call/application :: beside"
     * @param model what the fragment reads
     */
    record Panel(String fragment, Map<String, Object> model) {}
}
