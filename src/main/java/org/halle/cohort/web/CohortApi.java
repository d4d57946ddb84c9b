package org.halle.cohort.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.halle.cohort.Attending;
import org.halle.cohort.ChangeSession;
import org.halle.cohort.CohortOverview;
import org.halle.cohort.Convening;
import org.halle.cohort.Milestone;
import org.halle.cohort.MilestoneCell;
import org.halle.cohort.Onboarding;
import org.halle.cohort.Pausing;
import org.halle.cohort.Quota;
import org.halle.cohort.Session;
import org.halle.cohort.Venture;
import org.halle.cohort.VentureRegister;
import org.halle.cohort.Withdrawing;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.kernel.RefusedFields;
import org.halle.kernel.SessionId;
import org.halle.kernel.VentureId;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.halle.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The cohort over HTTP: what one sees and may do is what one's pages show. */
@RestController
@RequestMapping("/api")
@Tag(name = "Cohort")
class CohortApi {

    /** A milestone. */
    record MilestoneItem(String id, int number, String title, Instant dueAt, Milestone.State state) {}

    /** Sessions held of those asked; {@code missing} says in words what graduation waits for. */
    record QuotaItem(
            int collectiveHeld,
            int collectiveAsked,
            int individualHeld,
            int individualAsked,
            boolean met,
            String missing) {}

    /** A venture and how far it is. */
    record VentureItem(
            String id, String name, Venture.State state, List<MilestoneItem> milestones, QuotaItem sessions) {}

    /** A session and, for those who run it, who came; {@code present} is null while nothing is marked. */
    record SessionItem(
            String id,
            Session.Kind kind,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String place,
            boolean cancelled,
            int sequence,
            @Nullable Map<String, Boolean> present) {}

    /** Who came. */
    record AttendanceBody(@Nullable List<String> present, @Nullable String note) {}

    /** Why, in words that the venture's people will read. */
    record ReasonBody(@Nullable String reason) {}

    /** The code shown in a room. */
    record CodeBody(@Nullable String code) {}

    /** The session one is marked at, and the ventures that are. */
    record CheckedInView(String session, String theme, List<String> ventures) {}

    /** When and where a session is to take place. */
    record PlanBody(
            @Nullable String theme,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable String coach) {

        ChangeSession over(Session session) {
            if (day == null || hour == null) {
                Map<String, Refused> wrong = new LinkedHashMap<>();
                if (day == null) {
                    wrong.put("day", new Refused("cohort.held.day.missing"));
                }
                if (hour == null) {
                    wrong.put("hour", new Refused("cohort.held.hour.missing"));
                }
                throw new RefusedFields("cohort.change.refused", wrong);
            }
            return new ChangeSession(
                    theme == null ? session.theme() : theme,
                    day,
                    hour,
                    minutes == null ? session.minutes() : minutes,
                    place == null ? session.place() : place,
                    coach == null ? session.coach() : PersonId.of(coach));
        }
    }

    private final CohortOverview overview;
    private final VentureRegister register;
    private final Attending attending;
    private final Convening convening;
    private final Onboarding onboarding;
    private final Pausing pausing;
    private final Withdrawing withdrawing;
    private final CharterViews charters;
    private final Programmes programmes;
    private final Rights rights;
    private final MessageSource texts;

    CohortApi(
            CohortOverview overview,
            VentureRegister register,
            Attending attending,
            Convening convening,
            Onboarding onboarding,
            Pausing pausing,
            Withdrawing withdrawing,
            CharterViews charters,
            Programmes programmes,
            Rights rights,
            MessageSource texts) {
        this.overview = overview;
        this.register = register;
        this.attending = attending;
        this.convening = convening;
        this.onboarding = onboarding;
        this.pausing = pausing;
        this.withdrawing = withdrawing;
        this.charters = charters;
        this.programmes = programmes;
        this.rights = rights;
        this.texts = texts;
    }

    @GetMapping("/programmes/{programme}/cohort")
    @Operation(summary = "Every venture of a programme and how far it is (managers, coaches, observers)")
    List<VentureItem> cohort(@AuthenticationPrincipal SignedIn me, @PathVariable String programme, Locale locale) {
        ProgrammeId id = ProgrammeId.of(programme);
        programmes.get(id);
        rights.require(me.id(), id, Role.MANAGER, Role.COACH, Role.OBSERVER);
        return overview.lines(id).stream()
                .map(line -> new VentureItem(
                        line.venture().id().toString(),
                        line.venture().name(),
                        line.venture().state(),
                        line.milestones().stream().map(CohortApi::item).toList(),
                        item(line.quota(), locale)))
                .toList();
    }

    @GetMapping("/ventures/{venture}")
    @Operation(summary = "A venture: its state, its milestones, its sessions (its people, coaches, managers)")
    VentureItem venture(@AuthenticationPrincipal SignedIn me, @PathVariable String venture, Locale locale) {
        VentureId id = visible(me, venture);
        Venture known = register.get(id);
        return new VentureItem(
                id.toString(),
                known.name(),
                known.state(),
                register.milestones(id).stream()
                        .map(one -> new MilestoneItem(
                                one.id().toString(), one.number(), one.title(), one.dueAt(), one.state()))
                        .toList(),
                item(attending.quota(id), locale));
    }

    @GetMapping("/ventures/{venture}/sessions")
    @Operation(summary = "The sessions that concern a venture; in present, whether it was there")
    List<SessionItem> sessions(@AuthenticationPrincipal SignedIn me, @PathVariable String venture) {
        VentureId id = visible(me, venture);
        return register.sessionsOf(register.get(id)).stream()
                .map(session -> item(
                        session,
                        session.attendance().stream()
                                .filter(mark -> mark.venture().equals(id))
                                .collect(Collectors.toMap(mark -> id.toString(), mark -> mark.present()))))
                .toList();
    }

    @GetMapping("/ventures/{venture}/charter")
    @Operation(summary = "The charter a venture signs, its print, and each signature with its time")
    CharterViews.CharterView charter(@AuthenticationPrincipal SignedIn me, @PathVariable String venture) {
        return charters.view(onboarding.signed(me.id(), VentureId.of(venture)));
    }

    @GetMapping("/sessions/{session}")
    @Operation(summary = "A session and who came (coaches, managers)")
    SessionItem session(@AuthenticationPrincipal SignedIn me, @PathVariable String session) {
        Session known = register.session(SessionId.of(session));
        rights.require(me.id(), known.programme(), Role.COACH, Role.MANAGER);
        return item(
                known,
                known.attendance().stream()
                        .collect(Collectors.toMap(mark -> mark.venture().toString(), mark -> mark.present())));
    }

    @PutMapping("/sessions/{session}")
    @Operation(summary = "Move a session for several, or change its theme, place or coach (coaches, managers)")
    SessionItem change(@AuthenticationPrincipal SignedIn me, @PathVariable String session, @RequestBody PlanBody body) {
        SessionId id = SessionId.of(session);
        convening.change(me.id(), id, body.over(register.session(id)));
        return session(me, session);
    }

    @PutMapping("/sessions/{session}/attendance")
    @Operation(summary = "Mark who came; marking again corrects (coaches, managers)")
    SessionItem mark(
            @AuthenticationPrincipal SignedIn me, @PathVariable String session, @RequestBody AttendanceBody body) {
        attending.mark(
                me.id(),
                SessionId.of(session),
                Objects.requireNonNullElse(body.present(), List.<String>of()).stream()
                        .map(VentureId::of)
                        .collect(Collectors.toSet()),
                Objects.requireNonNullElse(body.note(), ""));
        return session(me, session);
    }

    @PostMapping("/sessions/{session}/catch-up")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Offer a second session to those who missed one (coaches, managers)")
    SessionItem offerCatchUp(
            @AuthenticationPrincipal SignedIn me, @PathVariable String session, @RequestBody PlanBody body) {
        SessionId id = SessionId.of(session);
        SessionId offered = convening.offerCatchUp(me.id(), id, body.over(register.session(id)));
        return session(me, offered.toString());
    }

    @PostMapping("/ventures/{venture}/pause")
    @Operation(summary = "Let a venture stand aside: nothing is asked of it until it comes back (its lead, managers)")
    VentureItem pause(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String venture,
            @RequestBody ReasonBody body,
            Locale locale) {
        pausing.pause(me.id(), VentureId.of(venture), Objects.requireNonNullElse(body.reason(), ""));
        return venture(me, venture, locale);
    }

    @PostMapping("/ventures/{venture}/resume")
    @Operation(summary = "Bring a venture back; its dates move by the days it stood aside (its lead, managers)")
    VentureItem resume(@AuthenticationPrincipal SignedIn me, @PathVariable String venture, Locale locale) {
        pausing.resume(me.id(), VentureId.of(venture));
        return venture(me, venture, locale);
    }

    @PostMapping("/ventures/{venture}/withdraw")
    @Operation(summary = "Withdraw a venture for good; its history is kept (its lead, managers)")
    VentureItem withdraw(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String venture,
            @RequestBody ReasonBody body,
            Locale locale) {
        withdrawing.withdraw(me.id(), VentureId.of(venture), Objects.requireNonNullElse(body.reason(), ""));
        return venture(me, venture, locale);
    }

    @PostMapping("/attendance")
    @Operation(summary = "Say that one's venture is in the room, by the code shown there")
    CheckedInView checkIn(@AuthenticationPrincipal SignedIn me, @RequestBody CodeBody body) {
        Attending.CheckedIn here = attending.checkIn(me.id(), body.code() == null ? "" : body.code());
        return new CheckedInView(
                here.session().id().toString(),
                here.session().theme(),
                here.ventures().stream().map(venture -> venture.id().toString()).toList());
    }

    private VentureId visible(SignedIn me, String venture) {
        VentureId id = VentureId.of(venture);
        if (!register.mayView(me.id(), id)) {
            throw new Forbidden();
        }
        return id;
    }

    private static MilestoneItem item(MilestoneCell cell) {
        return new MilestoneItem(cell.id().toString(), cell.number(), cell.title(), cell.dueAt(), cell.state());
    }

    private QuotaItem item(Quota quota, Locale locale) {
        return new QuotaItem(
                quota.collectiveHeld(),
                quota.collectiveAsked(),
                quota.individualHeld(),
                quota.individualAsked(),
                quota.met(),
                texts.getMessage(quota.reason(), quota.arguments(), locale));
    }

    private static SessionItem item(Session session, Map<String, Boolean> present) {
        return new SessionItem(
                session.id().toString(),
                session.kind(),
                session.theme(),
                session.startsAt(),
                session.endsAt(),
                session.place(),
                session.cancelled(),
                session.sequence(),
                present.isEmpty() ? null : present);
    }
}
