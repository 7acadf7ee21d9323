package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In words: for whom, through which channels and with which tactics.
 *
 * @param targetCustomers for whom, in words
 * @param channels through which channels
 * @param tactics what is to be done, one entry each
 */
public record Strategy(@Nullable String targetCustomers, List<Channel> channels, List<String> tactics) {

    public Strategy {
        targetCustomers = Checks.optionalText(targetCustomers, "targetCustomers");
        channels = Checks.all(channels, "channels");
        tactics = Checks.texts(tactics, "tactics");
    }
}
