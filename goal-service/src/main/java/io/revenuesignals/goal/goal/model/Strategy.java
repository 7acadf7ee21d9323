package io.revenuesignals.goal.goal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** In words: for whom, through which channels and with which tactics. */
public record Strategy(@Nullable String targetCustomers, List<Channel> channels, List<String> tactics) {

    public Strategy {
        channels = List.copyOf(channels);
        tactics = List.copyOf(tactics);
    }
}
