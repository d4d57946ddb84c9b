package org.halle.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.halle.desk.TaskTable.Row;
import org.halle.kernel.HalleClock;
import org.halle.kernel.PersonId;
import org.halle.kernel.ProgrammeId;
import org.halle.people.Grant;
import org.halle.people.People;
import org.halle.people.Person;
import org.halle.people.Rights;
import org.halle.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one person is asked to do, and what has been answered about a subject. */
@Service
@Transactional(readOnly = true)
public class TaskList {

    private static final int PAGE = 20;

    private final TaskTable table;
    private final AnswerBook book;
    private final DeployedForms forms;
    private final FormAnswers answers;
    private final People people;
    private final Covering covering;
    private final Rights rights;
    private final RepositoryService repository;
    private final ObjectProvider<Subjects> subjects;
    private final HalleClock clock;

    TaskList(
            TaskTable table,
            AnswerBook book,
            DeployedForms forms,
            FormAnswers answers,
            People people,
            Covering covering,
            Rights rights,
            RepositoryService repository,
            ObjectProvider<Subjects> subjects,
            HalleClock clock) {
        this.table = table;
        this.book = book;
        this.forms = forms;
        this.answers = answers;
        this.people = people;
        this.covering = covering;
        this.rights = rights;
        this.repository = repository;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * A task in a list.
     *
     * @param title what the task's subject is called
     * @param stage the name of its diagram
     * @param takenBy who has taken it, by name; null when nobody has
     * @param mine whether it is this person's alone
     * @param taken whether they took it from a group that was asked, and could give it back
     * @param coveredFor for whom they stand in, by name; null when it is asked of themselves or of their group
     */
    public record Line(
            OpenTask task,
            String title,
            String stage,
            @Nullable String takenBy,
            boolean mine,
            boolean taken,
            @Nullable String coveredFor,
            boolean late) {}

    /**
     * A page of a list.
     *
     * @param next where the next page begins; null on the last
     */
    public record Page(List<Line> lines, @Nullable String next) {}

    /** Answers given about a subject, as people read them. */
    public record Given(String task, String by, Instant at, List<FormAnswers.Answer> answers) {}

    /** @param after where the page begins, as {@link Page#next} gave it; null for the first page */
    public Page page(PersonId by, TaskFilter filter, @Nullable String after) {
        Reach reach = reach(by, filter.whose());
        List<Row> rows = table.page(reach, filter, TaskCursor.decode(after), PAGE + 1);
        List<Row> shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        Map<String, PersonId> covered = covered(shown, reach);
        Map<PersonId, Person> holders = people.all(Stream.concat(
                        shown.stream().map(row -> row.task().assignee()).filter(Objects::nonNull),
                        covered.values().stream())
                .collect(Collectors.toSet()));
        Set<String> taken = table.shared(shown.stream()
                .map(Row::task)
                .filter(task -> by.equals(task.assignee()))
                .map(OpenTask::id)
                .toList());
        Map<String, String> stages = stages();
        Instant now = clock.instant();
        List<Line> lines = shown.stream()
                .map(row -> line(row, by, taken, covered, holders, stages, now))
                .toList();
        return new Page(lines, rows.size() > PAGE ? cursor(shown.get(PAGE - 1)).encoded() : null);
    }

    /** How many open tasks this person could do. */
    public int count(PersonId by) {
        return table.count(reach(by, TaskFilter.Whose.ALL));
    }

    /** The stages by key, as managers named their diagrams. */
    public Map<String, String> stages() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.toMap(
                        ProcessDefinition::getKey,
                        stage -> stage.getName() == null ? stage.getKey() : stage.getName(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The open tasks of a programme that are due some day, whoever is asked. Who may see them is for the caller to check. */
    public List<OpenTask> dated(ProgrammeId programme) {
        return table.openDated(programme).stream().map(Row::task).toList();
    }

    /** The programmes in which this person holds a role, by id and title. */
    public Map<String, String> programmes(PersonId by) {
        Map<String, String> titles = new TreeMap<>();
        subjects.stream().filter(kind -> kind.kind().equals("programme")).forEach(kind -> people.grantsOf(by)
                .forEach(grant -> titles.computeIfAbsent(
                        grant.programme().toString(),
                        id -> kind.card(grant.programme().value()).title())));
        return titles;
    }

    /** What has been answered about a task's subject: one's own answers, and for managers everybody's. */
    public List<Given> history(PersonId by, OpenTask about, Locale locale) {
        boolean all = rights.has(by, Role.MANAGER, about.programme());
        List<AnswerBook.Given> given = book.about(about.subject()).stream()
                .filter(one -> all || one.by().equals(by))
                .toList();
        Map<PersonId, Person> authors =
                people.all(given.stream().map(AnswerBook.Given::by).collect(Collectors.toSet()));
        return given.stream()
                .map(one -> new Given(
                        one.name(),
                        name(authors.get(one.by())),
                        one.at(),
                        one.form() == null
                                ? List.of()
                                : answers.view(forms.of(one.deploymentId(), one.form()), one.answers(), locale)))
                .toList();
    }

    /** The name of a task this person has done, for saying so. */
    public @Nullable String doneBy(PersonId by, String task) {
        return table.find(task)
                .filter(row -> by.equals(row.doneBy()))
                .map(row -> row.task().name())
                .orElse(null);
    }

    private Line line(
            Row row,
            PersonId by,
            Set<String> taken,
            Map<String, PersonId> covered,
            Map<PersonId, Person> holders,
            Map<String, String> stages,
            Instant now) {
        PersonId holder = row.task().assignee();
        Instant due = row.task().due();
        return new Line(
                row.task(),
                row.title(),
                stages.getOrDefault(row.task().process(), row.task().process()),
                holder == null ? null : name(holders.get(holder)),
                by.equals(holder),
                taken.contains(row.task().id()),
                covered.containsKey(row.task().id())
                        ? name(holders.get(covered.get(row.task().id())))
                        : null,
                due != null && due.isBefore(now));
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.displayName();
    }

    private Map<String, PersonId> covered(List<Row> shown, Reach reach) {
        Map<String, PersonId> covered = new HashMap<>();
        table.covered(shown.stream().map(row -> row.task().id()).toList(), reach)
                .forEach((task, asked) -> covered.put(task, Audience.person(asked)));
        return covered;
    }

    private Reach reach(PersonId by, TaskFilter.Whose whose) {
        Set<Grant> grants = whose == TaskFilter.Whose.MINE ? Set.of() : people.grantsOf(by);
        return new Reach(
                Audience.of(by, grants)
                        .filter(audience -> whose != TaskFilter.Whose.GROUPS || audience.person() == null)
                        .toList(),
                whose == TaskFilter.Whose.ALL ? covering.today(by) : List.of());
    }

    private static TaskCursor cursor(Row last) {
        return new TaskCursor(
                last.task().due() == null ? TaskTable.NEVER : last.task().due(),
                last.task().id());
    }
}
