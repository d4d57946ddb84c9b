package org.halle.people.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.halle.kernel.Id;
import org.halle.people.ApiToken;
import org.halle.people.Grant;
import org.halle.people.Organisation;
import org.halle.people.Person;
import org.halle.people.Siren;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
interface PersonViews {

    @Mapping(target = "displayName", expression = "java(person.displayName())")
    PersonView person(Person person, List<Organisation> organisations, Collection<Grant> grants);

    PersonView.OrganisationView organisation(Organisation organisation);

    PersonView.GrantView grant(Grant grant);

    @Mapping(target = "state", source = ".")
    TokenView token(ApiToken token, @Context Instant now);

    default String state(ApiToken token, @Context Instant now) {
        if (token.revokedAt() != null) {
            return "revoked";
        }
        return token.opensAt(now) ? "live" : "expired";
    }

    default @Nullable String id(@Nullable Id id) {
        return id == null ? null : id.toString();
    }

    default @Nullable String siren(@Nullable Siren siren) {
        return siren == null ? null : siren.digits();
    }

    default String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
