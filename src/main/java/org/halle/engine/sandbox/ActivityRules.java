package org.halle.engine.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the activities of a diagram say: who is asked what, what is called, what is repeated and how often. */
final class ActivityRules {

    private static final int MOST_LOOPS_INSIDE = 3;

    private final Node root;
    private final Node process;
    private final Surroundings around;
    private final Findings findings;

    ActivityRules(Node root, Node process, Surroundings around, Findings findings) {
        this.root = root;
        this.process = process;
        this.around = around;
        this.findings = findings;
    }

    void check() {
        root.all("userTask").forEach(this::person);
        root.all("receiveTask").forEach(this::restsInOneTransaction);
        root.all("serviceTask").forEach(task -> new StepRules(around, findings).check(task, task));
        root.all("sendTask").forEach(task -> new StepRules(around, findings).check(task, task));
        root.all("businessRuleTask").forEach(this::decision);
        root.all("callActivity").forEach(this::call);
        root.all("multiInstanceLoopCharacteristics").forEach(this::loop);
        root.all("camunda:inputParameter").forEach(this::parameter);
        root.all("camunda:outputParameter").forEach(this::parameter);
        root.all("camunda:in").forEach(this::passed);
        root.all("camunda:out").forEach(this::passed);
        root.all("camunda:failedJobRetryTimeCycle")
                .filter(retry -> !Moments.retries(retry.text()))
                .forEach(retry -> findings.add(retry, "retries", retry.text()));
        root.all().filter(node -> node.has("camunda:jobPriority")).forEach(node -> number(node, "camunda:jobPriority"));
    }

    // --- people ---

    private void person(Node task) {
        restsInOneTransaction(task);
        if (task.get("name").isBlank()) {
            findings.add(task, "task-name", task.id());
        }
        form(task);
        asked(task);
        due(task, "camunda:dueDate");
        due(task, "camunda:followUpDate");
        number(task, "camunda:priority");
        Set<String> handlers = around.words().handlers();
        String handler = task.property("handler");
        if (!handler.isEmpty() && handlers != null && !handlers.contains(handler)) {
            findings.add(task, "handler-unknown", task.label(), handler);
        }
        Set<String> subjects = around.words().subjects();
        String subject = task.property("subject");
        if (!subject.isEmpty() && subjects != null && !subjects.contains(subject)) {
            findings.add(task, "subject-unknown", subject, task.label());
        }
        if (!task.property("subjectKey").isEmpty()
                && !Elements.VARIABLE.matcher(task.property("subjectKey")).matches()) {
            findings.add(task, "variable", task.property("subjectKey"), task.label());
        }
    }

    private void form(Node task) {
        String form = task.get("camunda:formRef");
        if (form.isBlank()) {
            if (!task.property("form").equals("none")) {
                findings.add(task, "form-missing", task.label());
            }
            return;
        }
        if (!task.get("camunda:formRefBinding").equals("deployment")) {
            findings.add(task, "form-binding", task.label());
        }
        Set<String> questions = around.forms().get(form);
        if (questions == null) {
            findings.add(task, "form-unknown", task.label(), form);
            return;
        }
        Arrays.stream(task.property("outcome").split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty() && !questions.contains(key))
                .forEach(key -> findings.add(task, "outcome-unknown", task.label(), key, form));
    }

    private void asked(Node task) {
        String assignee = task.get("camunda:assignee").strip();
        String users = task.get("camunda:candidateUsers").strip();
        String groups = task.get("camunda:candidateGroups").strip();
        if (assignee.isEmpty() && users.isEmpty() && groups.isEmpty()) {
            findings.add(task, "asks-nobody", task.label());
        }
        if (!assignee.isEmpty() && !isPerson(assignee)) {
            findings.add(task, "assignee", task.label(), assignee);
        }
        Arrays.stream(users.split(","))
                .map(String::strip)
                .filter(user -> !user.isEmpty() && !isPerson(user))
                .forEach(user -> findings.add(task, "assignee", task.label(), user));
        Arrays.stream(groups.split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty()
                        && !group.matches("[A-Za-z][A-Za-z0-9_-]{0,59}")
                        && Expressions.name(group).isEmpty())
                .forEach(group -> findings.add(task, "group", task.label(), group));
    }

    private static boolean isPerson(String text) {
        if (Expressions.name(text).isPresent()) {
            return true;
        }
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException somebodysName) {
            return false;
        }
    }

    private void due(Node task, String attribute) {
        if (task.has(attribute)) {
            String text = task.get(attribute).strip();
            Moments.due(text).ifPresent(code -> findings.add(task, code, task.label(), text));
        }
    }

    private void restsInOneTransaction(Node task) {
        if (Elements.isTrue(task, "camunda:asyncBefore")) {
            findings.add(task, "async-wait", task.label());
        }
    }

    // --- other files ---

    private void decision(Node task) {
        String decision = task.get("camunda:decisionRef");
        if (!around.decisions().contains(decision)) {
            findings.add(task, "decision-unknown", task.label(), decision);
        }
        if (!Set.of("", "latest", "deployment").contains(task.get("camunda:decisionRefBinding"))) {
            findings.add(task, "binding", task.label(), task.get("camunda:decisionRefBinding"));
        }
        // whole results are Java objects, which no variable may hold
        if (!task.get("camunda:mapDecisionResult").equals("singleEntry")
                || !Elements.VARIABLE
                        .matcher(task.get("camunda:resultVariable"))
                        .matches()) {
            findings.add(task, "decision-result", task.label());
        }
    }

    private void call(Node call) {
        String called = call.get("calledElement");
        if (!around.processes().containsKey(called) && !called.equals(process.id())) {
            findings.add(call, "call-unknown", call.label(), called);
        }
        if (!Set.of("", "latest").contains(call.get("camunda:calledElementBinding"))) {
            findings.add(call, "binding", call.label(), call.get("camunda:calledElementBinding"));
        }
        List<Node> keys = call.all("camunda:in")
                .filter(passed -> passed.has("businessKey"))
                .toList();
        if (keys.size() != 1) {
            findings.add(call, "call-key", call.label());
        } else if (!Expressions.whole(keys.get(0).get("businessKey"))) {
            findings.add(keys.get(0), "call-key", call.label());
        }
    }

    private void passed(Node passed) {
        Node call = passed.parent() == null ? null : passed.parent().parent();
        if (call == null || !call.name().equals("callActivity")) {
            findings.add(passed, "element", passed.name(), passed.name());
            return;
        }
        for (String attribute : List.of("source", "target")) {
            if (passed.has(attribute)
                    && !Elements.VARIABLE.matcher(passed.get(attribute)).matches()) {
                findings.add(passed, "variable", passed.get(attribute), call.label());
            }
        }
    }

    private void parameter(Node parameter) {
        if (!Elements.VARIABLE.matcher(parameter.get("name")).matches()) {
            findings.add(parameter, "variable", parameter.get("name"), parameter.name());
        }
    }

    // --- for each ---

    private void loop(Node loop) {
        Node activity = loop.parent() == null ? loop : loop.parent();
        Optional<Node> times = loop.child("loopCardinality");
        if (times.isPresent()) {
            times(loop, activity, times.get());
        } else {
            String list = Expressions.name(loop.get("camunda:collection")).orElse("");
            if (!around.words().lists().contains(list)) {
                findings.add(loop, "list-unknown", activity.label(), loop.get("camunda:collection"));
            }
        }
        if (loop.has("camunda:elementVariable")
                && !Elements.VARIABLE
                        .matcher(loop.get("camunda:elementVariable"))
                        .matches()) {
            findings.add(loop, "variable", loop.get("camunda:elementVariable"), activity.label());
        }
        if (!Elements.isTrue(loop, "camunda:asyncAfter") && !Elements.isTrue(activity, "camunda:asyncAfter")) {
            findings.add(loop, "async-loop", activity.label());
        }
        loop.child("completionCondition")
                .filter(condition -> !Expressions.whole(condition.text()))
                .ifPresent(condition -> findings.add(condition, "condition", activity.label(), condition.text()));
    }

    private void times(Node loop, Node activity, Node times) {
        if (loop.has("camunda:collection")) {
            findings.add(loop, "list-and-number", activity.label());
        }
        if (Expressions.name(times.text()).isPresent()) {
            return;
        }
        if (!times.text().matches("\\d{1,6}")) {
            findings.add(times, "rounds-unclear", activity.label(), times.text());
            return;
        }
        long rounds = 1;
        int loops = 0;
        for (Node at = activity; at != null; at = at.parent()) {
            rounds *= Branches.times(at);
            loops += at.child("multiInstanceLoopCharacteristics").isPresent() ? 1 : 0;
        }
        if (rounds > Sandbox.MOST_ROUNDS) {
            findings.add(times, "rounds", activity.label(), rounds, Sandbox.MOST_ROUNDS);
        } else if (loops > MOST_LOOPS_INSIDE) {
            findings.add(times, "loops-inside", activity.label(), MOST_LOOPS_INSIDE);
        }
    }

    private void number(Node node, String attribute) {
        String text = node.get(attribute).strip();
        if (!text.isEmpty()
                && !text.matches("-?\\d{1,6}")
                && Expressions.name(text).isEmpty()) {
            findings.add(node, "number", node.label(), attribute, text);
        }
    }
}
