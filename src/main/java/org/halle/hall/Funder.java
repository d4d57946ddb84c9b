package org.halle.hall;

import java.util.Set;
import org.halle.kernel.Money;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What an organisation funds, as it says itself; the same in every programme where it is a funder.
 *
 * @param instrumentCodes its forms of funding
 * @param challengeCodes the challenges it supports; empty for all
 * @param stageCodes the stages it supports; empty for all
 * @param decisionDays how long it takes to decide
 * @param terms its conditions, in its own words
 * @param ownSteps key of the process of its own that comes before its pledges; empty when it has none
 */
@Table("funder")
public record Funder(
        @Id OrganisationId organisation,
        FunderKind kind,
        @Column("instruments") String instrumentCodes,
        Money ticketMin,
        Money ticketMax,
        @Column("challenges") String challengeCodes,
        @Column("stages") String stageCodes,
        int decisionDays,
        String terms,
        String ownSteps,
        @Version @Nullable Long version) {

    private static final int LONGEST_DECISION = 365;

    /** @throws Refused when it could never fund anything */
    static Funder known(OrganisationId organisation, FunderProfile profile) {
        return checked(organisation, profile, null);
    }

    Funder describedAs(FunderProfile profile) {
        return checked(organisation, profile, version);
    }

    private static Funder checked(OrganisationId organisation, FunderProfile profile, @Nullable Long version) {
        if (profile.instruments().isEmpty()) {
            throw new Refused("hall.refused.no-instrument");
        }
        if (profile.ticketMin().compareTo(Money.ZERO) < 0 || profile.ticketMin().compareTo(profile.ticketMax()) > 0) {
            throw new Refused("hall.refused.ticket");
        }
        if (profile.decisionDays() < 1 || profile.decisionDays() > LONGEST_DECISION) {
            throw new Refused("hall.refused.decision-days", LONGEST_DECISION);
        }
        return new Funder(
                organisation,
                profile.kind(),
                Codes.ofInstruments(profile.instruments()),
                profile.ticketMin(),
                profile.ticketMax(),
                Codes.joined(profile.challenges()),
                Codes.joined(profile.stages()),
                profile.decisionDays(),
                profile.terms().strip(),
                profile.ownSteps(),
                version);
    }

    public Set<Instrument> instruments() {
        return Codes.instruments(instrumentCodes);
    }

    public Set<String> challenges() {
        return Codes.split(challengeCodes);
    }

    public Set<String> stages() {
        return Codes.split(stageCodes);
    }

    /** Whether it supports that challenge. */
    public boolean supports(String challenge) {
        return challengeCodes.isEmpty() || challenges().contains(challenge);
    }

    /** Whether it comes in at that stage. */
    public boolean comesInAt(String stage) {
        return stageCodes.isEmpty() || stages().contains(stage);
    }

    /** Whether so much is worth its while; it may bring a part of it. */
    public boolean ticketFits(Money target) {
        return target.compareTo(ticketMin) >= 0;
    }

    /** Whether it offers one of the forms that a project can take. */
    public boolean offersOneOf(Set<Instrument> wanted) {
        return wanted.stream().anyMatch(instruments()::contains);
    }
}
