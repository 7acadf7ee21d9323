package io.revenuesignals.feedback.fact.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.feedback.fact.ClientRates;
import io.revenuesignals.feedback.fact.DoorRoom;
import io.revenuesignals.feedback.fact.DoorSettings;
import io.revenuesignals.feedback.fact.FactLog;
import io.revenuesignals.feedback.fact.FactMeters;
import io.revenuesignals.feedback.fact.TakingFacts;
import io.revenuesignals.platform.messaging.EventJson;
import io.revenuesignals.platform.security.AnswerHeaders;
import io.revenuesignals.platform.security.KnownCallers;
import io.revenuesignals.platform.security.RolesAllowed;
import io.revenuesignals.platform.web.ProblemAdvice;
import io.revenuesignals.platform.web.RequestLimits;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Puts the door together. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    @Bean
    DoorRoom doorRoom(DoorSettings settings) {
        return new DoorRoom(settings.inFlight().toBytes());
    }

    @Bean
    ClientRates clientRates(DoorSettings settings) {
        return new ClientRates(settings.factsPerSecond(), settings.burst());
    }

    @Bean
    FactMeters factMeters(MeterRegistry registry, DoorRoom room) {
        return new FactMeters(registry, room);
    }

    @Bean
    TakingFacts takingFacts(FactLog log, FactMeters meters) {
        return new TakingFacts(log, meters);
    }

    @Bean
    FactReader factReader(DoorSettings settings, Clock clock) {
        int largestFact = Math.toIntExact(settings.largestFact().toBytes());
        FactJudge judge = new FactJudge(EventJson.mapper(), clock, settings.clockSkew(), largestFact);
        return new FactReader(judge, settings.mostItems());
    }

    /** Threads that judge large bodies, so that the event loop does not. */
    @Bean(destroyMethod = "dispose")
    Scheduler judges() {
        return Schedulers.newParallel("judge", Runtime.getRuntime().availableProcessors());
    }

    /** What the server calls, in the place of the framework's own: first the short way, then filters and controllers. */
    @Bean
    HttpHandler httpHandler(
            ApplicationContext context,
            ObjectProvider<WebHttpHandlerBuilderCustomizer> customizers,
            FactDoor door,
            KnownCallers callers,
            RolesAllowed roles,
            AnswerHeaders answerHeaders,
            RequestLimits limits,
            ProblemAdvice problems,
            MeterRegistry meters,
            DoorSettings settings) {
        WebHttpHandlerBuilder longWay = WebHttpHandlerBuilder.applicationContext(context);
        customizers.orderedStream().forEach(customizer -> customizer.customize(longWay));
        return new ShortWay(
                longWay.build(),
                door,
                callers,
                roles.of(HttpMethod.POST, ShortWay.PATH),
                answerHeaders,
                limits,
                problems,
                meters,
                settings.judgeAside().toBytes());
    }

    @Bean
    FactStream factStream(
            FactReader reader, TakingFacts takingFacts, ClientRates rates, Scheduler judges, DoorSettings settings) {
        return new FactStream(
                reader,
                takingFacts,
                rates,
                judges,
                Math.toIntExact(settings.largestFact().toBytes()),
                settings.lineWithin());
    }
}
