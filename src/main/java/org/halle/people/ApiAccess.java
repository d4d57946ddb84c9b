package org.halle.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halle.kernel.HalleClock;
import org.halle.kernel.NotFound;
import org.halle.kernel.PersonId;
import org.halle.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens by which programs act as people. */
@Service
@Transactional
public class ApiAccess {

    /** Makes a token recognisable, for people and for programs that look for leaked secrets. */
    private static final String PREFIX = "halle_";

    private static final int MOST = 20;
    private static final String DEMONSTRATION = "demo";
    private static final int DEMONSTRATION_DAYS = 30;
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private final ApiTokens tokens;
    private final People people;
    private final DemoMode demonstration;
    private final HalleClock clock;

    ApiAccess(ApiTokens tokens, People people, DemoMode demonstration, HalleClock clock) {
        this.tokens = tokens;
        this.people = people;
        this.demonstration = demonstration;
        this.clock = clock;
    }

    /** Makes a token for oneself; its secret is told here and never again. */
    public IssuedToken issue(PersonId by, String name, int days) {
        Instant now = clock.instant();
        if (of(by).stream().filter(token -> token.opensAt(now)).count() >= MOST) {
            throw new Refused("people.token.too-many", MOST);
        }
        return keep(by, name, days);
    }

    /** Makes a token for a demonstration person, as many as anybody asks for; nothing when there is no demonstration. */
    public Optional<IssuedToken> issueForDemonstration(String email) {
        return demonstration.person(email).map(person -> keep(person.id(), DEMONSTRATION, DEMONSTRATION_DAYS));
    }

    private IssuedToken keep(PersonId person, String name, int days) {
        String secret = PREFIX + Secret.random();
        return new IssuedToken(tokens.save(ApiToken.issued(person, name, secret, clock.instant(), days)), secret);
    }

    /** One's own tokens, the newest first. */
    @Transactional(readOnly = true)
    public List<ApiToken> of(PersonId by) {
        return tokens.findByPersonIdOrderByCreatedAtDesc(by);
    }

    /** Ends one of one's own tokens at once. */
    public void revoke(PersonId by, UUID id) {
        ApiToken token =
                tokens.findById(id).filter(found -> found.personId().equals(by)).orElseThrow(NotFound::new);
        tokens.save(token.revoked(clock.instant()));
    }

    /** For whom a presented secret speaks; nobody when it is unknown, revoked or expired. */
    public Optional<Person> bearer(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return tokens.findByTokenHash(Secret.hash(secret))
                .filter(token -> token.opensAt(now))
                .map(token -> {
                    note(token, now);
                    return people.get(token.personId());
                });
    }

    private void note(ApiToken token, Instant now) {
        Instant last = token.lastUsedAt();
        Instant recent = now.minus(NOTED_EVERY);
        if (last == null || last.isBefore(recent)) {
            tokens.used(token.id(), now.atOffset(ZoneOffset.UTC), recent.atOffset(ZoneOffset.UTC));
        }
    }
}
