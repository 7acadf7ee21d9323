package io.revenuesignals.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.platform.observability.CorrelationFilter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** Wires HTTP: strict JSON, problem documents, limits, correlation, commands. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        afterName = {
            "io.revenuesignals.platform.messaging.MessagingAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(WebProperties.class)
public class WebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StrictJson strictJson(WebProperties settings) {
        return new StrictJson(settings.json());
    }

    /** The mapper of HTTP bodies; first choice where a mapper is asked for without a name. */
    @Bean
    @Primary
    JsonMapper httpJson(JsonMapper.Builder builder) {
        return builder.build();
    }

    @Bean
    CorrelationFilter correlationFilter() {
        return new CorrelationFilter();
    }

    @Bean
    RequestLimits requestLimits(WebProperties settings) {
        return new RequestLimits(settings);
    }

    @Bean
    ServerLimits serverLimits(WebProperties settings) {
        return new ServerLimits(settings);
    }

    @Bean
    ConnectionThread connectionThread() {
        return new ConnectionThread();
    }

    @Bean
    ProblemAdvice problemAdvice(JsonMapper httpJson, MeterRegistry meters) {
        return new ProblemAdvice(httpJson, meters);
    }

    @Bean
    @ConditionalOnBean({DatabaseClient.class, ReactiveTransactionManager.class})
    IdempotencyKeys idempotencyKeys(DatabaseClient database) {
        return new IdempotencyKeys(database);
    }

    @Bean
    @ConditionalOnBean(IdempotencyKeys.class)
    Commands commands(ReactiveTransactionManager transactions, IdempotencyKeys keys, JsonMapper httpJson, Clock clock) {
        return new Commands(TransactionalOperator.create(transactions), keys, httpJson, clock);
    }

    @Bean
    @ConditionalOnBean(IdempotencyKeys.class)
    AnswerRetention answerRetention(IdempotencyKeys keys, WebProperties settings, Clock clock) {
        return new AnswerRetention(keys, settings.keepAnswers(), clock);
    }
}
