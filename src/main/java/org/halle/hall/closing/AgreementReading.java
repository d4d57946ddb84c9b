package org.halle.hall.closing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.hall.Dossier;
import org.halle.hall.HallRegister;
import org.halle.hall.HallRights;
import org.halle.kernel.AgreementId;
import org.halle.kernel.DossierId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.HalleClock;
import org.halle.kernel.Money;
import org.halle.kernel.NotFound;
import org.halle.kernel.OrganisationId;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.TrancheId;
import org.halle.people.Organisation;
import org.halle.people.Organisations;
import org.halle.people.People;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agreements and payments as each may see them: the team all of a programme, a funder its own, a project its own, and
 * nobody else any.
 */
@Service
@Transactional(readOnly = true)
public class AgreementReading {

    private final Agreements agreements;
    private final Tranches tranches;
    private final AgreementSignatures signatures;
    private final AgreementTexts texts;
    private final HallRegister hall;
    private final HallRights rights;
    private final Organisations organisations;
    private final People people;
    private final Programmes programmes;
    private final HalleClock clock;

    AgreementReading(
            Agreements agreements,
            Tranches tranches,
            AgreementSignatures signatures,
            AgreementTexts texts,
            HallRegister hall,
            HallRights rights,
            Organisations organisations,
            People people,
            Programmes programmes,
            HalleClock clock) {
        this.agreements = agreements;
        this.tranches = tranches;
        this.signatures = signatures;
        this.texts = texts;
        this.hall = hall;
        this.rights = rights;
        this.organisations = organisations;
        this.people = people;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * One line of a list.
     *
     * @param received how much has arrived
     * @param late how many payments are overdue
     * @param next the payment that is expected first; null when none has its day
     */
    public record Line(
            Agreement agreement, String project, String funder, Money received, int late, @Nullable LocalDate next) {}

    /**
     * The agreements of a programme that somebody sees, and what they add up to.
     *
     * @param manager whether that is all of them
     */
    public record Overview(ProgrammeId programme, String title, List<Line> lines, boolean manager) {

        public Money promised() {
            return lines.stream().map(line -> line.agreement().amount()).reduce(Money.ZERO, Money::plus);
        }

        public Money signed() {
            return lines.stream()
                    .filter(line -> line.agreement().state().signed())
                    .map(line -> line.agreement().amount())
                    .reduce(Money.ZERO, Money::plus);
        }

        public Money received() {
            return lines.stream().map(Line::received).reduce(Money.ZERO, Money::plus);
        }

        public int late() {
            return lines.stream().mapToInt(Line::late).sum();
        }
    }

    /**
     * Those of a programme.
     *
     * @throws Forbidden for who is neither of the team, nor a funder, nor of a project there
     */
    public Overview of(PersonId by, ProgrammeId programme) {
        String title = programmes.get(programme).title();
        boolean manager = rights.manages(by, programme);
        List<Dossier> mine = manager
                ? List.of()
                : hall.published(programme).stream()
                        .filter(dossier -> rights.isProject(by, dossier))
                        .toList();
        Set<OrganisationId> funding = rights.organisations(by, programme);
        if (!manager && funding.isEmpty() && mine.isEmpty()) {
            throw new Forbidden();
        }
        Set<DossierId> own = mine.stream().map(Dossier::id).collect(Collectors.toSet());
        Predicate<Agreement> visible = one -> manager || funding.contains(one.funder()) || own.contains(one.dossier());
        return new Overview(
                programme,
                title,
                lines(agreements.findByProgrammeOrderByPreparedAt(programme).stream()
                        .filter(visible)
                        .toList()),
                manager);
    }

    /** Those of a dossier that somebody sees; none for who sees none. */
    public List<Line> of(PersonId by, DossierId id) {
        Dossier dossier = hall.dossier(id);
        return lines(agreements.findByDossierOrderByPreparedAt(id).stream()
                .filter(one -> sees(by, one, dossier))
                .toList());
    }

    private List<Line> lines(List<Agreement> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        Map<AgreementId, List<Tranche>> paid =
                tranches
                        .findByAgreementInOrderByPosition(
                                all.stream().map(Agreement::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Tranche::agreement));
        Map<OrganisationId, Organisation> names =
                organisations.all(all.stream().map(Agreement::funder).collect(Collectors.toSet()));
        Map<DossierId, String> titles = new HashMap<>();
        LocalDate today = clock.today();
        return all.stream()
                .map(one -> {
                    List<Tranche> of = paid.getOrDefault(one.id(), List.of());
                    return new Line(
                            one,
                            titles.computeIfAbsent(
                                    one.dossier(), id -> hall.dossier(id).title()),
                            Optional.ofNullable(names.get(one.funder()))
                                    .map(Organisation::name)
                                    .orElse(""),
                            of.stream()
                                    .filter(tranche -> tranche.state() == Tranche.State.RECEIVED)
                                    .map(Tranche::amount)
                                    .reduce(Money.ZERO, Money::plus),
                            one.state().signed()
                                    ? (int) of.stream()
                                            .filter(tranche -> tranche.late(today))
                                            .count()
                                    : 0,
                            of.stream()
                                    .filter(tranche -> tranche.state() == Tranche.State.DUE)
                                    .map(Tranche::dueOn)
                                    .flatMap(Stream::ofNullable)
                                    .min(LocalDate::compareTo)
                                    .orElse(null));
                })
                .toList();
    }

    /** @throws NotFound for whom it does not concern: they should not even know that there is one */
    public AgreementSheet open(PersonId by, AgreementId id) {
        Agreement agreement = agreements.get(id);
        Dossier dossier = hall.dossier(agreement.dossier());
        if (!sees(by, agreement, dossier)) {
            throw new NotFound();
        }
        return sheet(agreement, dossier);
    }

    /** The agreement that a payment belongs to. */
    public AgreementId of(TrancheId id) {
        return tranches.get(id).agreement();
    }

    /** @throws NotFound when there is none */
    public Agreement get(AgreementId id) {
        return agreements.get(id);
    }

    public Tranche tranche(TrancheId id) {
        return tranches.get(id);
    }

    /** Whether it concerns that person. */
    public boolean sees(PersonId by, AgreementId id) {
        Agreement agreement = agreements.get(id);
        return sees(by, agreement, hall.dossier(agreement.dossier()));
    }

    /** "lead" and "colleagues", who are funders for the organisation that pays; empty for any other group. */
    public Set<PersonId> people(String group, AgreementId id) {
        Agreement agreement = agreements.get(id);
        return switch (group) {
            case "lead" -> Set.of(hall.dossier(agreement.dossier()).lead());
            case "colleagues" -> rights.funders(agreement.programme(), agreement.funder());
            default -> Set.of();
        };
    }

    private boolean sees(PersonId by, Agreement agreement, Dossier dossier) {
        return rights.manages(by, agreement.programme())
                || rights.isProject(by, dossier)
                || rights.organisations(by, agreement.programme()).contains(agreement.funder());
    }

    private AgreementSheet sheet(Agreement agreement, Dossier dossier) {
        String hash = agreement.textHash();
        String text = hash == null
                ? ""
                : texts.findById(hash).map(AgreementText::text).orElse("");
        List<AgreementSheet.Signed> signed = signatures.findByAgreementOrderById(agreement.id()).stream()
                .map(one -> new AgreementSheet.Signed(
                        one,
                        people.get(one.signedBy()).displayName(),
                        one.textHash().equals(hash)))
                .toList();
        List<Tranche> planned = hash == null ? List.of() : tranches.findByAgreementOrderByPosition(agreement.id());
        LocalDate today = clock.today();
        return new AgreementSheet(
                agreement,
                organisations.get(agreement.funder()).name(),
                organisations.get(agreement.holder()).name(),
                dossier.title(),
                programmes.get(agreement.programme()).title(),
                text,
                signed,
                planned,
                planned.stream()
                        .filter(tranche -> agreement.state().signed() && tranche.late(today))
                        .toList(),
                hash == null || AgreementText.print(text).equals(hash));
    }
}
