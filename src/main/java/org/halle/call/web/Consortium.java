package org.halle.call.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.call.AnswerSheet;
import org.halle.call.Application;
import org.halle.call.Departure;
import org.halle.call.Parting;
import org.halle.call.Partner;
import org.halle.call.Readiness;
import org.halle.desk.Answers;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.springframework.stereotype.Component;

/** Who carries an application together, each with its role, its part of the budget and its signature; and who left. */
@Component
class Consortium {

    private final People people;
    private final Organisations organisations;
    private final Parting parting;
    private final AnswerSheet sheet;
    private final CallViews views;

    Consortium(People people, Organisations organisations, Parting parting, AnswerSheet sheet, CallViews views) {
        this.people = people;
        this.organisations = organisations;
        this.parting = parting;
        this.sheet = sheet;
        this.views = views;
    }

    /** An organisation that is no longer part of it. */
    record Gone(String organisation, String reason, Instant at) {}

    /** What pages show of it. */
    Map<String, Object> of(Application application) {
        Answers answers = new Answers(sheet.of(application));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("organisation", organisations.get(application.organisation()));
        model.put("lead", people.get(application.lead()).displayName());
        model.put("leadRole", answers.text("leadRole"));
        model.put("leadShare", answers.euros("leadShareEur"));
        model.put("partners", partners(application));
        model.put("shares", Readiness.shares(application, answers.euros("leadShareEur")));
        model.put("departures", departures(application));
        return model;
    }

    private List<PartnerView> partners(Application application) {
        Map<PersonId, Person> persons =
                people.all(application.partners().stream().map(Partner::person).toList());
        Map<OrganisationId, Organisation> their = organisations.all(
                application.partners().stream().map(Partner::organisation).collect(Collectors.toSet()));
        return application.partnersInOrder().stream()
                .flatMap(partner -> {
                    Person person = persons.get(partner.person());
                    Organisation organisation = their.get(partner.organisation());
                    return person == null || organisation == null
                            ? Stream.empty()
                            : Stream.of(views.partner(partner, person, organisation));
                })
                .toList();
    }

    private List<Gone> departures(Application application) {
        List<Departure> left = parting.departures(application.id());
        Map<OrganisationId, Organisation> their =
                organisations.all(left.stream().map(Departure::organisation).collect(Collectors.toSet()));
        return left.stream()
                .map(one -> {
                    Organisation organisation = their.get(one.organisation());
                    return new Gone(organisation == null ? "" : organisation.name(), one.reason(), one.leftAt());
                })
                .toList();
    }
}
