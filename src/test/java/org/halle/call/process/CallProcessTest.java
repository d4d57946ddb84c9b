package org.halle.call.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.halle.call.Call;
import org.halle.call.CallRegister;
import org.halle.call.Calling;
import org.halle.engine.Diagrams;
import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallProcessTest {

    private static final CallId ID = CallId.random();
    private static final Instant OPENS = Diagrams.NOW.plus(Duration.ofDays(1));
    private static final Instant CLOSES = OPENS.plus(Duration.ofDays(30));

    private final CallRegister calls = mock(CallRegister.class);
    private final Calling calling = mock(Calling.class);
    private final CallSteps steps = new CallSteps();
    private final Diagrams diagrams = Diagrams.of(CallModel.CALL)
            .steps(
                    steps.planCall(calls),
                    steps.publishCall(calling),
                    steps.remindDrafts(calling),
                    steps.closeCall(calling))
            .moments(steps.beforeClosing(calls));

    @BeforeEach
    void start() {
        given(calls.get(ID)).willReturn(call(CLOSES));
        diagrams.start(CallModel.CALL, ID.value(), Map.of());
    }

    @AfterEach
    void close() {
        diagrams.close();
    }

    @Test
    void waitsForTheDayItOpens() {
        assertThat(diagrams.waitingAt()).containsExactly("Event_OpeningReached");
        assertThat(diagrams.timers()).containsExactly(OPENS);
        then(calling).shouldHaveNoInteractions();
    }

    @Test
    void isPublishedWhenItOpens() {
        diagrams.travelTo(OPENS);

        then(calling).should().publish(ID);
        assertThat(diagrams.waitingAt()).containsExactly("Event_FirstReminderReached");
    }

    @Test
    void remindsAWeekAndTwoDaysBeforeTheDeadline() {
        diagrams.travelTo(CLOSES.minus(Duration.ofDays(7)));
        then(calling).should().remindDrafts(ID, "first");

        diagrams.travelTo(CLOSES.minus(Duration.ofHours(48)));
        then(calling).should().remindDrafts(ID, "last");
    }

    @Test
    void closesWhenTheDeadlinePasses() {
        diagrams.travelTo(CLOSES.minusMillis(1));
        assertThat(diagrams.waitingAt()).containsExactly("Event_ClosingReached");

        diagrams.travelTo(CLOSES);

        then(calling).should().close(ID);
        assertThat(diagrams.endedAt()).containsExactly("Event_CallClosed");
        assertThat(diagrams.nothingLeft()).isTrue();
    }

    @Test
    void waitsForTheNewDeadlineWhenItMoves() {
        Instant later = CLOSES.plus(Duration.ofDays(5));
        diagrams.travelTo(CLOSES.minus(Duration.ofHours(1)));

        diagrams.update(CallModel.CALL, ID.value(), CallSteps.dates(call(later)));

        assertThat(diagrams.timers()).containsExactly(later);
    }

    @Test
    void movesItsRemindersWithTheDeadline() {
        Instant later = CLOSES.plus(Duration.ofDays(5));
        diagrams.travelTo(OPENS);
        given(calls.get(ID)).willReturn(call(later));

        diagrams.update(CallModel.CALL, ID.value(), CallSteps.dates(call(later)));

        assertThat(diagrams.timers()).containsExactly(later.minus(Duration.ofDays(7)));
        diagrams.travelTo(later.minus(Duration.ofDays(7)));
        assertThat(diagrams.timers()).containsExactly(later.minus(Duration.ofHours(48)));
    }

    @Test
    void remindsOnceMoreWhenAManagerDrawsIt() throws IOException {
        String drawn = Files.readString(Path.of("processes/call.bpmn"));
        diagrams.redraw(CallModel.CALL, oneMoreReminder(drawn));
        CallId other = CallId.random();
        given(calls.get(other)).willReturn(call(CLOSES));
        diagrams.start(CallModel.CALL, other.value(), Map.of());

        diagrams.travelTo(CLOSES.minus(Duration.ofDays(14)));

        then(calling).should().remindDrafts(other, "fortnight");
        then(calling).should(never()).remindDrafts(eq(ID), any());
        diagrams.travelTo(CLOSES.minus(Duration.ofDays(7)));
        then(calling).should().remindDrafts(other, "first");
    }

    /** A timer and a step between the publication and the first reminder, as the modeler writes them. */
    static String oneMoreReminder(String drawn) {
        String more =
                """
                <bpmn:intermediateCatchEvent id="Event_Fortnight" name="14 jours avant la clôture">
                  <bpmn:incoming>Flow_PublishCall_FirstReminderReached</bpmn:incoming>
                  <bpmn:outgoing>Flow_Fortnight_Remind</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="Event_Fortnight_Timer">
                    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${beforeClosingP14D}</bpmn:timeDate>
                  </bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:serviceTask id="Task_RemindFortnight" name="Relancer tôt" camunda:asyncBefore="true" camunda:delegateExpression="${remindDrafts}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="occurrence">fortnight</camunda:inputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                  <bpmn:incoming>Flow_Fortnight_Remind</bpmn:incoming>
                  <bpmn:outgoing>Flow_Remind_First</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_Fortnight_Remind" sourceRef="Event_Fortnight" targetRef="Task_RemindFortnight" />
                <bpmn:sequenceFlow id="Flow_Remind_First" sourceRef="Task_RemindFortnight" targetRef="Event_FirstReminderReached" />
                """;
        return drawn.replace(
                        "<bpmn:intermediateCatchEvent id=\"Event_FirstReminderReached\"",
                        more + "<bpmn:intermediateCatchEvent id=\"Event_FirstReminderReached\"")
                .replace(
                        "<bpmn:incoming>Flow_PublishCall_FirstReminderReached</bpmn:incoming>\n      <bpmn:outgoing>Flow_FirstReminderReached_RemindDraftsFirst",
                        "<bpmn:incoming>Flow_Remind_First</bpmn:incoming>\n      <bpmn:outgoing>Flow_FirstReminderReached_RemindDraftsFirst")
                .replace(
                        "sourceRef=\"Task_PublishCall\" targetRef=\"Event_FirstReminderReached\"",
                        "sourceRef=\"Task_PublishCall\" targetRef=\"Event_Fortnight\"");
    }

    private static Call call(Instant closes) {
        return new Call(ID, ProgrammeId.random(), "x", "X", Call.State.PLANNED, OPENS, closes, 100, 0L);
    }
}
