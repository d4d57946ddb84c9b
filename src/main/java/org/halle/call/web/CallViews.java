package org.halle.call.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halle.call.Application;
import org.halle.call.Call;
import org.halle.call.Partner;
import org.halle.kernel.Id;
import org.halle.kernel.Money;
import org.halle.people.Organisation;
import org.halle.people.Person;
import org.halle.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** From what we keep to what we show. */
@Mapper
interface CallViews {

    @Mapping(target = "slug", source = "call.slug")
    @Mapping(target = "title", source = "call.title")
    @Mapping(target = "state", source = "call.state")
    @Mapping(target = "rolling", expression = "java(call.endless())")
    @Mapping(target = "series", source = "series")
    CallView call(Call call, Programme programme, boolean open, @Nullable String series);

    @Mapping(target = "person", source = "partner.person")
    @Mapping(target = "name", expression = "java(person.displayName())")
    @Mapping(target = "organisation", source = "organisation.name")
    @Mapping(target = "status", expression = "java(organisation.status().label())")
    PartnerView partner(Partner partner, Person person, Organisation organisation);

    @Mapping(target = "call", source = "call.slug")
    @Mapping(target = "batch", source = "batch")
    @Mapping(target = "id", source = "application.id")
    @Mapping(target = "title", source = "application.content.title")
    @Mapping(target = "status", source = "application.status")
    @Mapping(target = "lead", source = "lead")
    @Mapping(target = "partners", source = "partners")
    @Mapping(target = "answers", source = "answers")
    @Mapping(target = "organisation", source = "organisation.name")
    @Mapping(target = "submitBy", expression = "java(application.deadline(call))")
    ApplicationView application(
            Application application,
            Call call,
            @Nullable String batch,
            Organisation organisation,
            ApplicationView.PartnerPart lead,
            List<ApplicationView.PartnerPart> partners,
            List<String> blocking,
            List<String> advice,
            Map<String, Object> answers);

    @Mapping(target = "legalStatus", expression = "java(organisation.status().code())")
    @Mapping(target = "organisation", source = "organisation.name")
    @Mapping(target = "budgetShareEur", source = "partner.budgetShare")
    @Mapping(target = "signedAt", source = "partner.signedAt")
    ApplicationView.PartnerPart part(Partner partner, Organisation organisation);

    default String id(Id id) {
        return id.toString();
    }

    default @Nullable Long euros(@Nullable Money amount) {
        return amount == null ? null : amount.euros();
    }

    default String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
