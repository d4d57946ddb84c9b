package org.halle.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.halle.people.ApiAccess;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** A program that presents a token, and then the person it acts as. */
final class BearerToken extends AbstractAuthenticationToken {

    private final transient @Nullable String secret;
    private final @Nullable SignedIn who;

    private BearerToken(String secret) {
        super(List.of());
        this.secret = secret;
        this.who = null;
    }

    private BearerToken(SignedIn who) {
        super(who.getAuthorities());
        this.secret = null;
        this.who = who;
        setAuthenticated(true);
    }

    static Authentication authenticated(Authentication presented, ApiAccess access) {
        return access.bearer(String.valueOf(presented.getCredentials()))
                .map(person -> new BearerToken(new SignedIn(person)))
                .orElseThrow(() -> new BadCredentialsException("unknown, revoked or expired token"));
    }

    @Override
    public @Nullable Object getCredentials() {
        return secret;
    }

    @Override
    public @Nullable Object getPrincipal() {
        return who;
    }

    /**
     * Reads {@code Authorization: Bearer …}. The desktop modeler also knows a name and a password: the token is the
     * password then, whatever the name, and only where that modeler publishes. Other kinds open nothing here.
     */
    static final class Converter implements AuthenticationConverter {

        private static final String SCHEME = "bearer ";
        private static final String BASIC = "basic ";

        private static String password(String encoded) {
            try {
                String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
                return both.substring(both.indexOf(':') + 1);
            } catch (IllegalArgumentException malformed) {
                throw new BadCredentialsException("no name and password", malformed);
            }
        }

        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (header == null) {
                return null;
            }
            if (header.toLowerCase(Locale.ROOT).startsWith(BASIC)
                    && request.getRequestURI().startsWith("/engine-rest/")) {
                return new BearerToken(password(header.substring(BASIC.length()).strip()));
            }
            if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
                throw new BadCredentialsException("only Bearer tokens are known here");
            }
            return new BearerToken(header.substring(SCHEME.length()).strip());
        }
    }
}
