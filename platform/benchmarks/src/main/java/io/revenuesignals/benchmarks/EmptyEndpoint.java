package io.revenuesignals.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A WebFlux endpoint that reads a body and does nothing with it: what HTTP alone costs. Runs as a process of its own. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration.class,
    org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration.class,
    org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration.class
})
class EmptyEndpoint {

    /** Where the endpoint says that it is up. */
    private static final String READY = "empty endpoint on ";

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(EmptyEndpoint.class);
        application.setRegisterShutdownHook(false);
        var context = application.run(
                "--spring.application.name=empty-endpoint",
                "--spring.profiles.active=dev",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.address=127.0.0.1",
                "--management.server.port=0",
                "--spring.main.banner-mode=off");
        System.out.println(READY + context.getEnvironment().getProperty("local.server.port"));
    }

    @Bean
    RouterFunction<ServerResponse> empty() {
        return RouterFunctions.route()
                .POST(
                        "/v1/facts",
                        request -> request.bodyToMono(byte[].class)
                                .flatMap(body -> ServerResponse.accepted()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .bodyValue("{\"bytes\":" + body.length + "}")))
                .build();
    }

    /** The endpoint as a child with the options of a service. */
    record Child(Process process, int port) implements AutoCloseable {

        static Child start() throws IOException {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms192m",
                            "-Xmx256m",
                            "-Xmn128m",
                            "-XX:+UseSerialGC",
                            "-XX:SurvivorRatio=3",
                            "-XX:TargetSurvivorRatio=90",
                            "-XX:MetaspaceSize=128m",
                            "-XX:SweeperThreshold=100",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmptyEndpoint.class.getName()))
                    .redirectErrorStream(true)
                    .start();
            var lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    return new Child(
                            process,
                            Integer.parseInt(line.substring(READY.length()).trim()));
                }
            }
            throw new IOException("the empty endpoint did not start");
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
