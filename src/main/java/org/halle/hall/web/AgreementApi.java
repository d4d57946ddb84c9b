package org.halle.hall.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.halle.hall.closing.Agreement;
import org.halle.hall.closing.AgreementReading;
import org.halle.hall.closing.AgreementSheet;
import org.halle.kernel.AgreementId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agreements and payments over HTTP: what one sees is what one's pages show. */
@RestController
@RequestMapping("/api")
class AgreementApi {

    /** An agreement in a list. */
    record AgreementItem(
            String id,
            String dossierId,
            String project,
            String funder,
            BigDecimal amountEur,
            String instrument,
            String state,
            BigDecimal receivedEur,
            int latePayments,
            @Nullable LocalDate nextPayment) {}

    /** An agreement; the text is empty while nobody has signed. */
    record AgreementDetail(
            String id,
            String dossierId,
            String project,
            String funder,
            String holder,
            BigDecimal amountEur,
            String instrument,
            String state,
            String remark,
            String text,
            @Nullable String textHash,
            boolean genuine,
            @Nullable Instant signedAt,
            List<SignatureItem> signatures,
            List<TrancheItem> tranches) {}

    /** A signature; one that does not stand was given under a text that was sent back. */
    record SignatureItem(
            String side, String signatory, String account, Instant signedAt, String textHash, boolean standing) {}

    /** A payment. */
    record TrancheItem(
            String id,
            int position,
            BigDecimal amountEur,
            String milestone,
            @Nullable LocalDate dueOn,
            String state,
            boolean late,
            @Nullable LocalDate paidOn,
            String reference,
            @Nullable Instant receivedAt) {}

    private final AgreementReading reading;
    private final HallViews views;

    AgreementApi(AgreementReading reading, HallViews views) {
        this.reading = reading;
        this.views = views;
    }

    @GetMapping("/programmes/{programme}/agreements")
    List<AgreementItem> all(@AuthenticationPrincipal SignedIn me, @PathVariable String programme) {
        return reading.of(me.id(), ProgrammeId.of(programme)).lines().stream()
                .map(line -> new AgreementItem(
                        line.agreement().id().toString(),
                        line.agreement().dossier().toString(),
                        line.project(),
                        line.funder(),
                        views.euros(line.agreement().amount()),
                        line.agreement().instrument().code(),
                        code(line.agreement().state()),
                        views.euros(line.received()),
                        line.late(),
                        line.next()))
                .toList();
    }

    @GetMapping("/agreements/{agreement}")
    AgreementDetail one(@AuthenticationPrincipal SignedIn me, @PathVariable String agreement) {
        AgreementSheet sheet = reading.open(me.id(), AgreementId.of(agreement));
        Agreement one = sheet.agreement();
        return new AgreementDetail(
                one.id().toString(),
                one.dossier().toString(),
                sheet.project(),
                sheet.funder(),
                sheet.holder(),
                views.euros(one.amount()),
                one.instrument().code(),
                code(one.state()),
                one.remark(),
                sheet.text(),
                one.textHash(),
                sheet.genuine(),
                one.signedAt(),
                sheet.signatures().stream()
                        .map(signed -> new SignatureItem(
                                code(signed.signature().side()),
                                signed.signature().signatory(),
                                signed.account(),
                                signed.signature().signedAt(),
                                signed.signature().textHash(),
                                signed.standing()))
                        .toList(),
                sheet.tranches().stream()
                        .map(tranche -> new TrancheItem(
                                tranche.id().toString(),
                                tranche.position(),
                                views.euros(tranche.amount()),
                                tranche.milestone(),
                                tranche.dueOn(),
                                code(tranche.state()),
                                sheet.late().contains(tranche),
                                tranche.paidOn(),
                                tranche.reference(),
                                tranche.receivedAt()))
                        .toList());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
