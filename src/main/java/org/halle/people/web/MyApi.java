package org.halle.people.web;

import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** As whom a program acts. */
@RestController
class MyApi {

    private final People people;
    private final Organisations organisations;
    private final PersonViews views;

    MyApi(People people, Organisations organisations, PersonViews views) {
        this.people = people;
        this.organisations = organisations;
        this.views = views;
    }

    @GetMapping("/api/me")
    PersonView me(@AuthenticationPrincipal SignedIn me) {
        return views.person(people.get(me.id()), organisations.of(me.id()), people.grantsOf(me.id()));
    }
}
