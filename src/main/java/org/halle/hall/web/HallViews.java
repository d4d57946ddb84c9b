package org.halle.hall.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.halle.hall.DossierCard;
import org.halle.hall.FunderKind;
import org.halle.hall.Instrument;
import org.halle.hall.Sheet;
import org.halle.kernel.Id;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** The hall as the API shows it: amounts in euros, codes as in the forms. */
@Mapper
interface HallViews {

    /** A dossier in a list. */
    record DossierItem(
            String id,
            String roundId,
            String title,
            String holder,
            String challenge,
            String stage,
            String town,
            List<String> instruments,
            BigDecimal targetEur,
            BigDecimal firmEur,
            BigDecimal conditionalEur,
            int percent,
            int funders,
            String state,
            Instant closesAt) {}

    /** A dossier; what the reader may not see is empty. */
    record DossierDetail(
            String id,
            String title,
            String holder,
            String challenge,
            String stage,
            String town,
            String pitch,
            String need,
            String useOfFunds,
            List<String> instruments,
            boolean published,
            @Nullable Instant publishedAt,
            int edition,
            List<ReachedView> milestones,
            List<ContactView> contacts,
            List<PaperView> documents,
            List<QuestionView> questions,
            RoundView round) {}

    /** A milestone that was reached. */
    record ReachedView(String title, @Nullable Instant at) {}

    /** Whom to write to. */
    record ContactView(String name, String email) {}

    /** A document, at {@code /documents/{id}}. */
    record PaperView(String id, String name, long size) {}

    /** A question and its answer. */
    record QuestionView(
            String text,
            @Nullable String by,
            boolean mine,
            Instant at,
            String answer,
            @Nullable Instant answeredAt,
            boolean toAll) {}

    /** A round: how far it is, and who stands for how much where the reader may know. */
    record RoundView(
            String id,
            String dossierId,
            String state,
            @Nullable String ending,
            BigDecimal targetEur,
            BigDecimal firmEur,
            BigDecimal conditionalEur,
            int percent,
            int funders,
            Instant closesAt,
            @Nullable Instant endedAt,
            List<PledgeView> pledges) {}

    /** A pledge. */
    record PledgeView(
            String id,
            @Nullable String funder,
            @Nullable String kind,
            BigDecimal amountEur,
            String instrument,
            LocalDate validUntil,
            Instant madeAt,
            List<String> conditions,
            String standing,
            List<String> unmet,
            boolean mine) {}

    @Mapping(target = "id", source = "dossier.id")
    @Mapping(target = "roundId", source = "round.id")
    @Mapping(target = "title", source = "dossier.title")
    @Mapping(target = "challenge", source = "dossier.challenge")
    @Mapping(target = "stage", source = "dossier.stage")
    @Mapping(target = "town", source = "dossier.town")
    @Mapping(target = "instruments", expression = "java(codes(card.dossier().instruments()))")
    @Mapping(target = "targetEur", source = "progress.target")
    @Mapping(target = "firmEur", source = "progress.firm")
    @Mapping(target = "conditionalEur", source = "progress.conditional")
    @Mapping(target = "percent", expression = "java(card.progress().percent())")
    @Mapping(target = "funders", source = "progress.funders")
    @Mapping(target = "state", expression = "java(card.round().state().code())")
    @Mapping(target = "closesAt", source = "round.closesAt")
    DossierItem item(DossierCard card);

    @Mapping(target = "id", source = "dossier.id")
    @Mapping(target = "title", source = "dossier.title")
    @Mapping(target = "challenge", source = "dossier.challenge")
    @Mapping(target = "stage", source = "dossier.stage")
    @Mapping(target = "town", source = "dossier.town")
    @Mapping(target = "pitch", source = "dossier.pitch")
    @Mapping(target = "need", source = "dossier.need")
    @Mapping(target = "useOfFunds", expression = "java(sheet.access().reads() ? sheet.dossier().useOfFunds() : \"\")")
    @Mapping(target = "instruments", expression = "java(codes(sheet.dossier().instruments()))")
    @Mapping(target = "published", expression = "java(sheet.dossier().published())")
    @Mapping(target = "publishedAt", source = "dossier.publishedAt")
    @Mapping(target = "edition", source = "dossier.edition")
    @Mapping(target = "round", source = "sheet")
    DossierDetail detail(Sheet sheet);

    @Mapping(target = "id", source = "round.id")
    @Mapping(target = "dossierId", source = "dossier.id")
    @Mapping(target = "state", expression = "java(sheet.round().state().code())")
    @Mapping(
            target = "ending",
            expression = "java(sheet.round().ending() == null ? null : sheet.round().ending().code())")
    @Mapping(target = "targetEur", source = "progress.target")
    @Mapping(target = "firmEur", source = "progress.firm")
    @Mapping(target = "conditionalEur", source = "progress.conditional")
    @Mapping(target = "percent", expression = "java(sheet.progress().percent())")
    @Mapping(target = "funders", source = "progress.funders")
    @Mapping(target = "closesAt", source = "round.closesAt")
    @Mapping(target = "endedAt", source = "round.endedAt")
    RoundView round(Sheet sheet);

    @Mapping(target = "amountEur", source = "amount")
    @Mapping(target = "standing", expression = "java(line.standing().code())")
    PledgeView pledge(Sheet.Line line);

    QuestionView question(Sheet.Asked question);

    ReachedView reached(Sheet.Reached milestone);

    ContactView contact(Sheet.Contact contact);

    PaperView paper(Sheet.Paper paper);

    default String text(Id id) {
        return id.value().toString();
    }

    default BigDecimal euros(Money money) {
        BigDecimal euros = BigDecimal.valueOf(money.cents(), 2).stripTrailingZeros();
        return euros.scale() < 0 ? euros.setScale(0) : euros;
    }

    default String code(Instrument instrument) {
        return instrument.code();
    }

    default String code(FunderKind kind) {
        return kind.code();
    }

    default List<String> codes(Collection<Instrument> instruments) {
        return instruments.stream().map(Instrument::code).toList();
    }
}
