package org.halle.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halle.HalleTest;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.ApprovalId;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.kernel.Refused;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.Planning;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HalleTest
@Tag("database")
class ApprovingTest {

    @Autowired
    private Approving approving;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Drafting drafting;

    @Autowired
    private People people;

    @Autowired
    private Planning planning;

    @Autowired
    private JdbcClient database;

    private final String file = "asked-" + UUID.randomUUID().toString().substring(0, 8) + ".form";
    private PersonId operator;
    private PersonId lea;
    private PersonId karim;
    private ProgrammeId programme;

    @BeforeEach
    void aProgrammeInWhichNobodyPublishesAlone() {
        operator = people.makeOperator(person("Odile")).id();
        programme = planning.draft(operator, SamplePlans.programme("Essai " + UUID.randomUUID()));
        lea = person("Léa");
        karim = person("Karim");
        people.grant(lea, Role.MANAGER, programme, null);
        people.grant(karim, Role.MANAGER, programme, null);
        approving.want(lea, programme);
        drafting.create(lea, file);
    }

    @AfterEach
    void othersOfThisHousePublishAlone() {
        approving.lift(operator, programme);
        approving.open(operator).forEach(one -> approving.withdraw(one.author(), one.id()));
    }

    @Test
    void nobodyPublishesAlone() {
        assertThatThrownBy(() -> publishing.publish(lea, publishing.preview(lea).inForce(), "Seule.", true))
                .hasMessage("studio.approval.wanted");
        assertThatThrownBy(() -> publishing.bring(lea, Map.of(file, "{}"), "Depuis le modeleur."))
                .hasMessage("studio.approval.wanted");
    }

    @Test
    void anotherManagerApprovesWhatWasAskedAndNotWhatTheDraftBecame() {
        ApprovalId asked = ask("Un formulaire de plus.");
        String before = approving.get(karim, asked).files().get(file);
        drafting.save(lea, file, before.replace("Votre réponse", "Autre chose"));
        assertThat(approving.preview(karim, asked).files()).singleElement().satisfies(one -> assertThat(one.name())
                .isEqualTo(file));

        Release release =
                approving.approve(karim, asked, approving.preview(karim, asked).inForce());

        assertThat(release.author()).isEqualTo(lea);
        assertThat(approving.approver(lea, release.number())).contains(karim);
        assertThat(approving.get(lea, asked).state()).isEqualTo(Approval.State.APPROVED);
        // what was drawn since is still hers
        assertThat(drafting.open(lea, file).content()).contains("Autre chose");
        assertThat(letters(asked)).contains("studio-approval", "studio-approved");
        assertThatThrownBy(() -> approving.refuse(karim, asked, "Trop tard.")).isInstanceOf(AlreadyDone.class);
    }

    @Test
    void nobodyApprovesTheirOwnNorAStranger() {
        ApprovalId asked = ask("Un formulaire de plus.");
        String seen = approving.preview(lea, asked).inForce();

        assertThat(approving.mayDecide(lea, approving.get(lea, asked))).isFalse();
        assertThatThrownBy(() -> approving.approve(lea, asked, seen)).hasMessage("studio.approval.own");
        assertThatThrownBy(() -> approving.refuse(lea, asked, "Non.")).hasMessage("studio.approval.own");
        PersonId elsewhere = person("Inès");
        people.grant(
                elsewhere,
                Role.MANAGER,
                planning.draft(operator, SamplePlans.programme("Ailleurs " + UUID.randomUUID())),
                null);
        assertThatThrownBy(() -> approving.approve(elsewhere, asked, seen)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approving.get(person("Zoé"), asked)).isInstanceOf(Forbidden.class);
        assertThat(publishing.preview(lea).files()).isNotEmpty();
    }

    @Test
    void aRefusalHasWordsAndLeavesTheDraft() {
        ApprovalId asked = ask("Un formulaire de plus.");

        assertThatThrownBy(() -> approving.refuse(karim, asked, " ")).hasMessage("studio.approval.words-missing");
        approving.refuse(karim, asked, "La question est trop vague.");

        assertThat(approving.get(lea, asked).words()).isEqualTo("La question est trop vague.");
        assertThat(letters(asked)).contains("studio-refused");
        assertThat(drafting.open(lea, file).savedAt()).isNotNull();
        assertThat(approving.open(karim)).noneMatch(one -> one.id().equals(asked));
    }

    @Test
    void oneAsksOnceAndMayTakeItBack() {
        ApprovalId asked = ask("Un formulaire de plus.");

        assertThatThrownBy(() -> ask("Encore.")).hasMessage("studio.approval.already");
        assertThatThrownBy(() -> approving.withdraw(karim, asked)).isInstanceOf(Forbidden.class);
        approving.withdraw(lea, asked);
        assertThat(ask("Encore.")).isNotEqualTo(asked);
    }

    @Test
    void onlyAnOperatorLiftsItAndOnlyItsManagersWantIt() {
        assertThatThrownBy(() -> approving.lift(lea, programme)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> approving.want(person("Zoé"), programme)).isInstanceOf(Forbidden.class);
        assertThat(approving.wishes(lea)).singleElement().satisfies(wish -> {
            assertThat(wish.wanted()).isTrue();
            assertThat(wish.mayLift()).isFalse();
        });
    }

    @Test
    void whatWasChangedByOthersSinceIsSeenBeforeItIsApproved() {
        ApprovalId asked = ask("Un formulaire de plus.");

        assertThatThrownBy(() -> approving.approve(karim, asked, "another set"))
                .isInstanceOf(Refused.class)
                .hasMessage("studio.publish.seen-old");
        assertThat(approving.get(karim, asked).state()).isEqualTo(Approval.State.OPEN);
    }

    private ApprovalId ask(String remark) {
        return approving.ask(lea, publishing.preview(lea).inForce(), remark, false);
    }

    private List<String> letters(ApprovalId asked) {
        return database.sql("select template from letter where about = ?")
                .param("approval/" + asked)
                .query(String.class)
                .list();
    }

    private PersonId person(String name) {
        return people.register(UUID.randomUUID() + "@halle.example", name, "Essai", Language.FR)
                .id();
    }
}
