package org.halle.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.halle.HalleTest;
import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.AlreadyDone;
import org.halle.kernel.Forbidden;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Language;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.programme.NewProgramme;
import org.halle.programme.Planning;
import org.halle.programme.Rules;
import org.halle.programme.SamplePlans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A diagram drawn yesterday, with a form that no Java knows, on the whole of Halle. */
@HalleTest
@Tag("database")
class DeskTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TaskList list;

    @Autowired
    private GivenAnswers given;

    @Autowired
    private People people;

    @Autowired
    private Planning planning;

    @Autowired
    private Conversation conversation;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private PersonId manager;
    private PersonId colleague;
    private PersonId stranger;
    private ProgrammeId programme;

    @BeforeEach
    void aProgrammeWithTwoManagersAndADiagramOfTheirOwn() {
        manager = person("manager");
        colleague = person("colleague");
        stranger = person("stranger");
        people.makeOperator(manager);
        programme = planning.draft(
                manager,
                new NewProgramme(
                        "Essai " + UUID.randomUUID(), "Un essai", "44", SamplePlans.nineMonths(), Rules.usual()));
        people.grant(manager, Role.MANAGER, programme, null);
        people.grant(colleague, Role.MANAGER, programme, null);
        repository
                .createDeployment()
                .name("yesterday")
                .enableDuplicateFiltering(false)
                .addInputStream("yesterday.bpmn", file("yesterday.bpmn"))
                .addInputStream("yesterday-form.form", file("yesterday-form.form"))
                .deploy();
    }

    @Test
    void asksEveryHolderOfTheRoleAndNobodyElse() {
        OpenTask task = ask();

        assertThat(list.page(manager, about(), null).lines()).hasSize(1);
        assertThat(list.page(colleague, about(), null).lines()).singleElement().satisfies(line -> {
            assertThat(line.task().name()).isEqualTo("Visiter les lieux");
            assertThat(line.title()).startsWith("Essai ");
        });
        assertThat(list.count(stranger)).isZero();
        assertThatThrownBy(() -> desk.open(stranger, task.id())).isInstanceOf(Forbidden.class);
    }

    @Test
    void goesOnWithAnAnswerThatOnlyTheDiagramKnows() {
        OpenTask task = ask();

        desk.complete(manager, task.id(), Map.of("visited", true, "note", "Belle lumière", "forged", "x"));

        assertThat(conversation.running("yesterday", programme.value())).isTrue();
        assertThat(desk.openTasks("programme", programme.value()))
                .extracting(OpenTask::name)
                .containsExactly("Raconter la visite");
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("yesterday")
                .processInstanceBusinessKey(programme.toString())
                .singleResult()
                .getId();
        assertThat(runtime.getVariables(instance))
                .as("only what the diagram reads")
                .isEqualTo(Map.of("visited", true));
    }

    @Test
    void carriesTheLastNumberAnsweredToAField() {
        assertThat(given.lastNumber(programme.value(), "people")).isEmpty();
        OpenTask first = ask();
        desk.complete(manager, first.id(), Map.of("visited", true, "note", "Belle lumière", "people", 12));
        ask();
        OpenTask second = desk.openTasks("programme", programme.value()).stream()
                .filter(task -> task.name().equals(first.name()))
                .findFirst()
                .orElseThrow();
        desk.complete(colleague, second.id(), Map.of("visited", true, "note", "Pluie", "people", 7));

        assertThat(given.lastNumber(programme.value(), "people")).hasValueSatisfying(figure -> {
            assertThat(figure.amount()).isEqualByComparingTo("7");
            assertThat(figure.by()).isEqualTo(colleague);
            assertThat(figure.task()).isEqualTo("Visiter les lieux");
        });
        assertThat(given.lastNumber(programme.value(), "note"))
                .as("words are no figure")
                .isEmpty();
        assertThat(given.lastNumber(UUID.randomUUID(), "people")).isEmpty();
    }

    @Test
    void keepsWrongAnswersAsADraftAndSaysWhatIsWrong() {
        OpenTask task = ask();

        assertThatThrownBy(() -> desk.complete(manager, task.id(), Map.of("note", "Belle lumière")))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.errors())
                        .containsOnlyKeys("visited"));

        assertThat(desk.open(manager, task.id()).data()).containsEntry("note", "Belle lumière");
        assertThat(desk.open(colleague, task.id()).data())
                .as("a draft is its writer's")
                .doesNotContainKey("note");
    }

    @Test
    void answersTheSamePersonAlikeWhenSentTwiceAndTheLoserThatItIsDone() {
        OpenTask task = ask();
        desk.complete(manager, task.id(), Map.of("visited", true));

        desk.complete(manager, task.id(), Map.of("visited", true));
        assertThatThrownBy(() -> desk.complete(colleague, task.id(), Map.of("visited", false)))
                .isInstanceOf(AlreadyDone.class)
                .hasMessage("desk.task.already-done");
        assertThat(list.history(manager, task, java.util.Locale.FRENCH)).hasSize(1);
    }

    @Test
    void letsOneOfManyWinWhenAllAnswerAtOnce() throws Exception {
        OpenTask task = ask();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            desk.complete(i % 2 == 0 ? manager : colleague, task.id(), Map.of("visited", true));
                            return true;
                        } catch (AlreadyDone lost) {
                            return false;
                        }
                    })
                    .toList();
            long served = 0;
            for (Future<Boolean> result : pool.invokeAll(tries)) {
                served += result.get() ? 1 : 0;
            }
            assertThat(served).as("the winner's four are answered alike").isEqualTo(4);
            assertThat(list.history(manager, task, java.util.Locale.FRENCH)).hasSize(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aTakenTaskLeavesTheGroupUntilItIsGivenBack() {
        OpenTask task = ask();

        desk.claim(manager, task.id());
        assertThat(list.page(colleague, about(), null).lines()).isEmpty();
        assertThat(list.page(manager, about(), null).lines()).singleElement().matches(TaskList.Line::mine);
        assertThatThrownBy(() -> desk.claim(colleague, task.id())).isInstanceOf(AlreadyDone.class);
        assertThatThrownBy(() -> desk.complete(colleague, task.id(), Map.of("visited", true)))
                .isInstanceOf(AlreadyDone.class);

        desk.release(manager, task.id());
        assertThat(list.page(colleague, about(), null).lines()).hasSize(1);
        desk.complete(colleague, task.id(), Map.of("visited", true));
    }

    @Test
    void showsWhoElseIsLooking() {
        OpenTask task = ask();
        desk.open(manager, task.id());

        assertThat(desk.open(colleague, task.id()).alsoLooking()).containsExactly("Manager Essai");
    }

    @Test
    void aCancelledStepSaysSo() {
        OpenTask task = ask();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(programme.toString())
                .singleResult()
                .getId();
        runtime.deleteProcessInstance(instance, "test");

        assertThat(list.page(manager, about(), null).lines()).isEmpty();
        assertThatThrownBy(() -> desk.complete(manager, task.id(), Map.of("visited", true)))
                .isInstanceOf(AlreadyDone.class)
                .hasMessage("desk.task.cancelled");
    }

    @Test
    void pagesThroughManyTasksWithoutMissingOrRepeatingOne() {
        for (int i = 0; i < 45; i++) {
            conversation.start("yesterday", programme.value(), Outcome.none());
        }

        java.util.Set<String> seen = new java.util.HashSet<>();
        String after = null;
        int pages = 0;
        do {
            TaskList.Page page = list.page(manager, about(), after);
            page.lines().forEach(line -> assertThat(seen.add(line.task().id())).isTrue());
            after = page.next();
            pages++;
        } while (after != null);
        assertThat(seen).hasSize(45);
        assertThat(pages).isEqualTo(3);
        assertThat(list.page(manager, new TaskFilter(TaskFilter.Whose.MINE, null, null, null, null), null)
                        .lines())
                .isEmpty();
        assertThat(list.page(manager, new TaskFilter(TaskFilter.Whose.ALL, null, null, null, "100%"), null)
                        .lines())
                .isEmpty();
    }

    private static InputStream file(String name) {
        return DeskTest.class.getResourceAsStream("/desk/" + name);
    }

    private TaskFilter about() {
        return new TaskFilter(TaskFilter.Whose.ALL, programme, null, null, null);
    }

    private OpenTask ask() {
        conversation.start("yesterday", programme.value(), Outcome.none());
        return desk.openTasks("programme", programme.value()).get(0);
    }

    private PersonId person(String name) {
        return people.register(
                        name + "-" + UUID.randomUUID() + "@example.org",
                        name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
                        "Essai",
                        Language.FR)
                .id();
    }
}
