package org.halle.desk;

import java.util.Set;
import org.halle.kernel.PersonId;
import org.halle.people.Role;

/**
 * A task was put on desks, in the transaction that does so.
 *
 * @param people those who are asked by name or by their part in the subject
 * @param roles the roles whose holders in the programme are asked
 */
public record TaskAsked(OpenTask task, Set<PersonId> people, Set<Role> roles) {}
