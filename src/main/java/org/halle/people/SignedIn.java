package org.halle.people;

import java.util.Collection;
import java.util.List;
import org.halle.kernel.PersonId;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person who is signed in, as controllers receive it: {@code @AuthenticationPrincipal SignedIn me}. A snapshot for
 * showing; rights are asked of {@link Rights}.
 */
public record SignedIn(Person person) implements UserDetails {

    public PersonId id() {
        return person.id();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return person.operator()
                ? List.of(new SimpleGrantedAuthority("ROLE_PERSON"), new SimpleGrantedAuthority("ROLE_OPERATOR"))
                : List.of(new SimpleGrantedAuthority("ROLE_PERSON"));
    }

    /** Nobody has a password here. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return person.email();
    }
}
