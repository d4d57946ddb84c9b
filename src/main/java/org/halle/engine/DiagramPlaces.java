package org.halle.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.halle.engine.CaseMigration.Obstacle;
import org.halle.engine.CaseMigration.TimerChange;
import org.jspecify.annotations.Nullable;

/** One version of a diagram, asked where a case of another version would find its place. */
final class DiagramPlaces {

    private final BpmnModelInstance model;

    DiagramPlaces(BpmnModelInstance model) {
        this.model = model;
    }

    /** What people call the element; its id when the diagram does not say. */
    String name(String activity) {
        return element(activity) instanceof FlowElement element && element.getName() != null
                ? element.getName().replaceAll("\\s+", " ")
                : activity;
    }

    /** Why a case at that element could not stand at it in the other version; null when it could. */
    @Nullable Obstacle obstacle(String activity, DiagramPlaces other) {
        ModelElementInstance here = element(activity);
        ModelElementInstance there = other.element(activity);
        if (there == null || here == null) {
            return Obstacle.GONE;
        }
        if (!kind(here).equals(kind(there))) {
            return Obstacle.OTHER_KIND;
        }
        return frames(here).equals(frames(there)) ? null : Obstacle.OTHER_FRAME;
    }

    /** What the event waits for, as the diagram says it; empty for what waits for nothing. */
    String trigger(String activity) {
        return element(activity) instanceof CatchEvent event ? trigger(event) : "";
    }

    /** The dates that take a case on from that element: its own, and those on its edge. */
    Timers timers(String activity) {
        Map<String, TimerText> timers = new LinkedHashMap<>();
        ModelElementInstance here = element(activity);
        if (here instanceof CatchEvent event) {
            put(timers, event);
        }
        if (here instanceof Activity) {
            for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
                if (here.equals(event.getAttachedTo())) {
                    put(timers, event);
                }
            }
        }
        return new Timers(timers);
    }

    private record TimerText(String name, String text) {}

    /** Timers by the id of their event. */
    record Timers(Map<String, TimerText> byEvent) {

        List<TimerChange> changes(Timers now) {
            List<TimerChange> changes = new ArrayList<>();
            Collection<String> events = new TreeSet<>(byEvent.keySet());
            events.addAll(now.byEvent.keySet());
            for (String event : events) {
                TimerText old = byEvent.get(event);
                TimerText fresh = now.byEvent.get(event);
                String before = old == null ? null : old.text();
                String after = fresh == null ? null : fresh.text();
                if (!Objects.equals(before, after)) {
                    changes.add(new TimerChange(
                            Objects.requireNonNull(fresh == null ? old : fresh).name(), before, after));
                }
            }
            return changes;
        }
    }

    private static void put(Map<String, TimerText> timers, CatchEvent event) {
        String text = trigger(event);
        boolean timed = event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
        if (timed) {
            String name =
                    event.getName() == null ? event.getId() : event.getName().replaceAll("\\s+", " ");
            timers.put(event.getId(), new TimerText(name, text));
        }
    }

    private static String trigger(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .map(definition -> {
                    if (definition instanceof TimerEventDefinition timer) {
                        return text(timer.getTimeDate()) + text(timer.getTimeDuration());
                    }
                    return definition instanceof MessageEventDefinition message && message.getMessage() != null
                            ? String.valueOf(message.getMessage().getName())
                            : "";
                })
                .collect(Collectors.joining());
    }

    private static String text(@Nullable ModelElementInstance part) {
        return part == null ? "" : part.getTextContent().strip();
    }

    private @Nullable ModelElementInstance element(String id) {
        return model.getModelElementById(id);
    }

    /** The engine moves a case only between elements of one type, with the same event and the same "for each". */
    private static String kind(ModelElementInstance element) {
        StringBuilder kind = new StringBuilder(element.getElementType().getTypeName());
        if (element instanceof CatchEvent event) {
            event.getEventDefinitions().forEach(definition -> kind.append('/')
                    .append(definition.getElementType().getTypeName()));
        }
        if (element instanceof Activity activity && activity.getLoopCharacteristics() != null) {
            kind.append("/each");
        }
        return kind.toString();
    }

    private static List<String> frames(ModelElementInstance element) {
        List<String> frames = new ArrayList<>();
        for (ModelElementInstance parent = element.getParentElement();
                parent instanceof FlowNode;
                parent = parent.getParentElement()) {
            frames.add(((SubProcess) parent).getId());
        }
        return frames;
    }
}
