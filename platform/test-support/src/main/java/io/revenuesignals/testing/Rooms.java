package io.revenuesignals.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;

/**
 * Who may know whom inside a service: {@code model} only itself; a feature's root its model; {@code edge}, {@code store} and
 * {@code publish} the root and the model, never each other; features meet at their roots. What lies in the service's top
 * package is there for all, and its application class may know everything. A {@code model} right below it holds the words
 * that all features share, for their models as well.
 */
final class Rooms extends ArchCondition<JavaClass> {

    private enum Room {
        TOP,
        ROOT,
        MODEL,
        EDGE,
        STORE,
        PUBLISH
    }

    private record Place(String feature, Room room) {}

    private static final List<Room> NAMED = List.of(Room.MODEL, Room.EDGE, Room.STORE, Room.PUBLISH);

    private final String service;

    Rooms(String service) {
        super("keep to their rooms");
        this.service = service;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (isOurs(target) && !mayKnow(place(item), place(target))) {
                events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
            }
        }
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(service) || type.getPackageName().startsWith(service + ".");
    }

    private static boolean mayKnow(Place from, Place to) {
        if (from.room() == Room.TOP) {
            return true;
        }
        if (to.room() == Room.TOP) {
            return from.room() != Room.MODEL;
        }
        if (to.room() == Room.MODEL && to.feature().isEmpty()) {
            return true;
        }
        return from.feature().equals(to.feature())
                ? mayKnowInside(from.room(), to.room())
                : to.room() == Room.ROOT && from.room() != Room.MODEL;
    }

    private static boolean mayKnowInside(Room from, Room to) {
        return switch (from) {
            case TOP -> true;
            case MODEL -> to == Room.MODEL;
            case ROOT -> to == Room.ROOT || to == Room.MODEL;
            case EDGE, STORE, PUBLISH -> to == from || to == Room.ROOT || to == Room.MODEL;
        };
    }

    private Place place(JavaClass type) {
        String below = type.getPackageName().substring(service.length());
        if (below.isEmpty()) {
            return new Place("", Room.TOP);
        }
        String[] steps = below.substring(1).split("\\.");
        for (int i = 0; i < steps.length; i++) {
            for (Room room : NAMED) {
                if (room.name().toLowerCase(Locale.ROOT).equals(steps[i])) {
                    return new Place(String.join(".", List.of(steps).subList(0, i)), room);
                }
            }
        }
        return new Place(below.substring(1), Room.ROOT);
    }
}
