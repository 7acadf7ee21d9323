package io.revenuesignals.platform.messaging;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Applies records once more, for tables that were emptied to be filled again from the log. Works as the intake does, through the
 * ledger and beside live traffic, but sets nothing aside and counts nothing: the world has been told.
 *
 * <p>What was applied before the emptying is applied now, to the consumers that are rebuilt from the log and to no others; what
 * came under its id with other content stays turned away. What the ledger does not know is judged as it was when it came: an
 * event that was ahead of its time then is not let in because that time has come.
 */
public interface EventReplay {

    /**
     * Applies what was emptied or never known. Blocks until it is committed.
     *
     * @return how many events were applied before the emptying and cannot be applied now; the log names them
     * @throws RuntimeException when the infrastructure is in trouble; the same records may then be given again
     */
    int replay(List<ConsumerRecord<byte[], byte[]>> records);
}
