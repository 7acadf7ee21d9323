package io.revenuesignals.platform.messaging;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Applies records that were read before once more, for a store that is built again from the log. Works as the intake does, through
 * the ledger and beside live traffic, but sets nothing aside and counts nothing: what was rejected then is rejected now, and the
 * world has been told.
 */
public interface EventReplay {

    /**
     * Applies what the ledger does not know. Blocks until it is committed.
     *
     * @throws RuntimeException when the infrastructure is in trouble; the same records may then be given again
     */
    void replay(List<ConsumerRecord<byte[], byte[]>> records);
}
