package org.halle.people;

import java.time.Duration;
import java.time.Instant;
import org.halle.kernel.HalleClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs people in by a link that works once, for a quarter of an hour. Whoever asks gets the same answer, known or not:
 * who never came is made acquainted by the first link they use.
 */
@Service
@Transactional
public class SigningIn implements OneTimeTokenService, UserDetailsService {

    private static final Logger LOG = LoggerFactory.getLogger(SigningIn.class);
    private static final int LINKS_PER_HOUR = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    private final SignInLinks links;
    private final People people;
    private final SignInLetters letters;
    private final HalleClock clock;

    SigningIn(SignInLinks links, People people, SignInLetters letters, HalleClock clock) {
        this.links = links;
        this.people = people;
        this.letters = letters;
        this.clock = clock;
    }

    /** Sends a link, unless this address had its fill for the hour: then the token that is returned opens nothing. */
    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        LinkRequest asked =
                request instanceof LinkRequest ours ? ours : new LinkRequest(request.getUsername(), Language.FR);
        String email = asked.email();
        Instant now = clock.decisive();
        Instant validUntil = now.plus(LinkRequest.VALID);
        String secret = Secret.random();
        OneTimeToken token = new DefaultOneTimeToken(secret, email, validUntil);
        links.lock(email, now);
        if (links.sentSince(email, now.minus(HOUR)) >= LINKS_PER_HOUR) {
            LOG.info("No further sign-in link: one address asked for more than {} within an hour", LINKS_PER_HOUR);
            return token;
        }
        links.add(Secret.hash(secret), email, asked.language(), now, validUntil);
        Language language = people.byEmail(email).map(Person::language).orElse(asked.language());
        letters.send(email, language, "/login/link?token=" + secret, validUntil);
        return token;
    }

    /** Uses a link up; null when it is used, expired or unknown. */
    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken presented) {
        String secret = presented.getTokenValue();
        if (secret == null) {
            return null;
        }
        String hash = Secret.hash(secret);
        if (!links.use(hash, clock.decisive())) {
            return null;
        }
        return links.find(hash)
                .map(link -> {
                    people.register(link.email(), "", "", link.language());
                    return new DefaultOneTimeToken(secret, link.email(), link.expiresAt());
                })
                .orElse(null);
    }

    /** What a link is worth at this moment, without using it. */
    @Transactional(readOnly = true)
    public LinkState state(String secret) {
        Instant now = clock.decisive();
        return links.find(Secret.hash(secret))
                .map(link -> link.usedAt() != null
                        ? LinkState.USED
                        : link.expiresAt().isAfter(now) ? LinkState.GOOD : LinkState.EXPIRED)
                .orElse(LinkState.UNKNOWN);
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String email) {
        return people.byEmail(email)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this address"));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOldLinks() {
        links.forgetOld(clock.decisive());
    }
}
