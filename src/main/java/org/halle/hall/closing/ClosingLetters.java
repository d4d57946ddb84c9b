package org.halle.hall.closing;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.hall.Dossier;
import org.halle.hall.HallRegister;
import org.halle.hall.HallRights;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.notification.Letter;
import org.halle.notification.Mailing;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Role;
import org.springframework.stereotype.Component;

/** What those who signed, pay and are paid read about it. */
@Component
class ClosingLetters {

    private final Mailing mailing;
    private final HallRegister hall;
    private final HallRights rights;
    private final Organisations organisations;
    private final People people;

    ClosingLetters(Mailing mailing, HallRegister hall, HallRights rights, Organisations organisations, People people) {
        this.mailing = mailing;
        this.hall = hall;
        this.rights = rights;
        this.organisations = organisations;
        this.people = people;
    }

    /** To the funder: how it pays, and its signature. */
    void signatureAsked(Agreement agreement, LocalDate by) {
        funders(agreement)
                .forEach(person -> mailing.post(of(agreement, Letter.action("closing-sign-funder", person))
                        .with("signBy", by)));
    }

    /** To whoever has not signed yet. */
    void signatureReminder(Agreement agreement, LocalDate by) {
        Set<PersonId> late = agreement.state() == Agreement.State.PREPARED
                ? funders(agreement)
                : Set.of(dossier(agreement).lead());
        late.forEach(person -> mailing.post(of(agreement, Letter.action("closing-sign-reminder", person))
                .occurrence(agreement.id() + "/" + agreement.state())
                .with("signBy", by)));
    }

    /** To the project: the funder has signed. */
    void proposed(Agreement agreement, LocalDate by) {
        mailing.post(of(
                        agreement,
                        Letter.action("closing-sign-project", dossier(agreement).lead()))
                .occurrence(agreement.id() + "/" + agreement.textHash())
                .with("signBy", by));
    }

    /** To the funder: the project wants another text. */
    void sentBack(Agreement agreement, String before) {
        funders(agreement)
                .forEach(person -> mailing.post(of(agreement, Letter.action("closing-sent-back", person))
                        .occurrence(agreement.id() + "/" + before)
                        .with("remark", agreement.remark())));
    }

    /** To everybody concerned: it is signed. */
    void signed(Agreement agreement) {
        Stream.of(funders(agreement), rights.project(dossier(agreement)), managers(agreement.programme()))
                .flatMap(Set::stream)
                .distinct()
                .forEach(person -> mailing.post(of(agreement, Letter.info("closing-signed", person))));
    }

    /** To the funder: this is due. */
    void due(Agreement agreement, Tranche tranche, LocalDate on) {
        funders(agreement)
                .forEach(person -> mailing.post(of(agreement, tranche, Letter.action("closing-due", person))
                        .with("dueOn", on)));
    }

    /** To the funder, and once it is late to the team: it is still not paid. */
    void paymentReminder(Agreement agreement, Tranche tranche, LocalDate on, LocalDate today) {
        String occurrence = tranche.id() + "/" + today;
        funders(agreement)
                .forEach(person -> mailing.post(of(agreement, tranche, Letter.action("closing-pay-reminder", person))
                        .occurrence(occurrence)
                        .with("dueOn", on)));
        if (tranche.late(today)) {
            managers(agreement.programme())
                    .forEach(person -> mailing.post(of(agreement, tranche, Letter.info("closing-pay-late", person))
                            .occurrence(occurrence)
                            .with("dueOn", on)));
        }
    }

    /** To the project: the funder says it has paid. */
    void paid(Agreement agreement, Tranche tranche, LocalDate on) {
        mailing.post(of(
                        agreement,
                        tranche,
                        Letter.action("closing-paid", dossier(agreement).lead()))
                .occurrence(tranche.id() + "/" + tranche.version())
                .with("paidOn", on));
    }

    /** To the funder: the project has it, or has not. */
    void receipt(Agreement agreement, Tranche tranche, boolean arrived) {
        funders(agreement)
                .forEach(person -> mailing.post(of(
                                agreement,
                                tranche,
                                arrived
                                        ? Letter.info("closing-received", person)
                                        : Letter.action("closing-missed", person))
                        .occurrence(tranche.id() + "/" + tranche.version())));
    }

    private Letter of(Agreement agreement, Tranche tranche, Letter letter) {
        return of(agreement, letter).occurrence(tranche.id().toString()).with("tranche", tranche.amount());
    }

    private Letter of(Agreement agreement, Letter letter) {
        return letter.about("dossier/" + agreement.dossier())
                .occurrence(agreement.id().toString())
                .with("project", dossier(agreement).title())
                .with("funder", name(agreement.funder()))
                .with("holder", name(agreement.holder()))
                .with("amount", agreement.amount())
                .link("/agreements/" + agreement.id());
    }

    private Dossier dossier(Agreement agreement) {
        return hall.dossier(agreement.dossier());
    }

    private Set<PersonId> funders(Agreement agreement) {
        return rights.funders(agreement.programme(), agreement.funder());
    }

    private Set<PersonId> managers(ProgrammeId programme) {
        return people.holding(Role.MANAGER, programme).stream().map(Person::id).collect(Collectors.toSet());
    }

    private String name(OrganisationId organisation) {
        return organisations.get(organisation).name();
    }
}
