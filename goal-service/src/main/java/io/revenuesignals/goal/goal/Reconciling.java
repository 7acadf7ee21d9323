package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Definition;
import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Split;
import io.revenuesignals.goal.goal.model.Split.Objection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Looks whether a definition fits the goal's parent and its parts. Holds the parent until the transaction ends. */
final class Reconciling {

    private final Goals goals;

    Reconciling(Goals goals) {
        this.goals = goals;
    }

    Mono<List<Objection>> objections(UUID goal, Definition definition) {
        return ofParent(goal, definition)
                .flatMap(up -> ofParts(goal, definition).map(down -> both(up, down)));
    }

    private Mono<List<Objection>> ofParent(UUID goal, Definition definition) {
        UUID parent = definition.parent();
        if (parent == null) {
            return Mono.just(List.of());
        }
        if (parent.equals(goal)) {
            return Mono.just(List.of(new Objection("parent", "must be another goal")));
        }
        return goals.claim(parent)
                .filter(found -> found.state() != Goal.State.WITHDRAWN)
                .flatMap(found -> isBelow(goal, found)
                        .flatMap(below -> below
                                ? Mono.just(List.of(new Objection("parent", "must not be a part of this goal")))
                                : asPartOf(found, goal, definition)))
                .defaultIfEmpty(List.of(new Objection("parent", "must be a goal that is not withdrawn")));
    }

    /** Whether a goal is a part of another one, however many levels down. */
    private Mono<Boolean> isBelow(UUID above, Goal goal) {
        UUID parent = goal.definition().parent();
        if (parent == null) {
            return Mono.just(false);
        }
        return parent.equals(above)
                ? Mono.just(true)
                : goals.find(parent).flatMap(next -> isBelow(above, next)).defaultIfEmpty(false);
    }

    private Mono<List<Objection>> asPartOf(Goal parent, UUID goal, Definition definition) {
        return parts(parent.id(), goal)
                .map(siblings -> new Split(parent.definition(), siblings).objectionsTo(definition));
    }

    private Mono<List<Objection>> ofParts(UUID goal, Definition definition) {
        return parts(goal, goal).map(parts -> new Split(definition, parts).objections());
    }

    private Mono<List<Definition>> parts(UUID parent, UUID except) {
        return goals.liveParts(parent, except).map(Goal::definition).collectList();
    }

    private static List<Objection> both(List<Objection> up, List<Objection> down) {
        List<Objection> all = new ArrayList<>(up);
        all.addAll(down);
        return all;
    }
}
