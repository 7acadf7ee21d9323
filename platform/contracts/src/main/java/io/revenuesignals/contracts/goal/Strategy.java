package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In words: for whom, through which channels and with which tactics. */
public record Strategy(@Nullable String targetCustomers, List<Channel> channels, List<String> tactics) {

    public Strategy {
        targetCustomers = Checks.optionalText(targetCustomers, "targetCustomers");
        channels = Checks.copy(channels);
        tactics = Checks.copy(tactics);
    }
}
