package org.halle.hall;

import java.util.List;
import org.halle.hall.TourDeTable.Result;
import org.halle.hall.WhatIf.Closes;
import org.halle.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a tour de table would come to, with its reasons in words. Nothing is recorded. */
@Service
public class Trying {

    private static final Words.Naming BY_ID = new Words.Naming() {};

    /**
     * What it comes to.
     *
     * @param closes by which rule it closes; null when it goes on
     */
    public record Answer(List<String> firm, Money firmTotal, List<Waits> waiting, @Nullable Closes closes) {}

    /** A pledge that waits. */
    public record Waits(String id, List<Want> unmet) {}

    /**
     * Why it waits.
     *
     * @param lapsed its date has passed without it
     * @param sentence in the reader's language
     */
    public record Want(Condition condition, boolean lapsed, String sentence) {}

    private final Words words;

    Trying(Words words) {
        this.words = words;
    }

    /** Anybody may ask: the question holds all that the answer does. */
    public Answer answer(WhatIf question) {
        Result result = question.result();
        List<Waits> waiting = result.waiting().stream()
                .map(one -> new Waits(
                        one.id(),
                        one.unmet().stream()
                                .map(unmet -> new Want(unmet.condition(), unmet.lapsed(), words.of(unmet, BY_ID)))
                                .toList()))
                .toList();
        return new Answer(result.firm(), result.firmTotal(), waiting, question.closes(result));
    }
}
