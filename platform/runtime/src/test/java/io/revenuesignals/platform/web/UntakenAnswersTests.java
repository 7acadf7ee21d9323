package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UntakenAnswersTests {

    private final EmbeddedChannel channel = new EmbeddedChannel();

    UntakenAnswersTests() {
        channel.freezeTime();
        channel.pipeline().addLast(new UntakenAnswers(Duration.ofSeconds(30)));
    }

    @Test
    void closesWhenNothingOfAnAnswerIsTaken() {
        answer();
        pass(29);
        assertThat(channel.isOpen()).isTrue();
        pass(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void sparesAnAnswerThatWasWrittenWhenItLooks() {
        pass(29);
        answer();
        pass(2);
        channel.flush();
        pass(120);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void sparesAConnectionWithoutAnAnswer() {
        pass(600);
        assertThat(channel.isOpen()).isTrue();
    }

    private void answer() {
        channel.write(Unpooled.wrappedBuffer(new byte[100]));
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
