package org.halle.desk;

import java.util.Set;
import org.halle.kernel.PersonId;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * A task was put on desks, in the transaction that does so.
 *
 * @param title what its subject is called
 * @param people those who are asked by name or by their part in the subject
 * @param roles the roles whose holders in the programme are asked
 * @param handler what takes the answers; null when the task only keeps them
 */
public record TaskAsked(OpenTask task, String title, Set<PersonId> people, Set<Role> roles, @Nullable String handler) {}
