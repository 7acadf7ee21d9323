package io.revenuesignals.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class LogPatternTests {

    @Test
    void writesLineBreaksOfAMessageOut() {
        String written = written("hello\r\n2026-01-01 ERROR forged", null);
        assertThat(written.strip().lines()).hasSize(1);
        assertThat(written).contains("[order-4711] LogPatternTests: hello\\r\\n2026-01-01 ERROR forged");
    }

    @Test
    void keepsTheFramesOfAStackTraceAndNothingElseOnNewLines() {
        Exception error =
                new IllegalStateException("bad\n2026-01-01 ERROR forged", new IllegalArgumentException("inner\nline"));
        String written = written("failed", error);
        assertThat(written.strip().lines().skip(1))
                .allMatch(line ->
                        line.startsWith("\t") || line.startsWith("java.lang.") || line.startsWith("Caused by: "));
        assertThat(written)
                .contains("bad\\n2026-01-01 ERROR forged")
                .contains("Caused by: ")
                .contains("inner\\nline");
    }

    private static String written(String message, Throwable error) {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();
        Logger logger = context.getLogger(LogPatternTests.class);
        LoggingEvent event = new LoggingEvent("", logger, Level.ERROR, message, error, null);
        event.setMDCPropertyMap(Map.of("correlationId", "order-4711"));
        return layout.doLayout(event);
    }

    private static String pattern() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("signals-defaults.yml"));
        return new MockEnvironment().resolvePlaceholders(yaml.getObject().getProperty("logging.pattern.console"));
    }
}
