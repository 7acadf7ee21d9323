package io.revenuesignals.local.command;

import io.revenuesignals.embedded.Ports;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import io.revenuesignals.local.stack.StackState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * How one part of the stack feels.
 *
 * @param verdict one word or two
 */
record PartHealth(String name, String address, long pid, String verdict, boolean isWell) {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(3);

    private static final int OK = 200;

    static List<PartHealth> of(RunningStack stack) {
        return stack.state().processes().stream().map(child -> of(stack, child)).toList();
    }

    private static PartHealth of(RunningStack stack, StackState.Child child) {
        String address = address(stack, child.name());
        boolean alive =
                ProcessHandle.of(child.pid()).map(ProcessHandle::isAlive).orElse(false);
        String verdict = alive ? verdict(stack, child.name()) : "ended";
        return new PartHealth(child.name(), address, child.pid(), verdict, verdict.equals("up"));
    }

    private static String address(RunningStack stack, String name) {
        return switch (name) {
            case "kafka" -> stack.kafkaBootstrapServers();
            case "postgres" -> Ports.host() + ":" + stack.state().ports().postgres();
            default -> stack.address(Service.named(name)).toString();
        };
    }

    private static String verdict(RunningStack stack, String name) {
        return switch (name) {
            case "kafka" -> accepts(stack.state().ports().kafka());
            case "postgres" -> accepts(stack.state().ports().postgres());
            default -> readiness(stack.management(Service.named(name)));
        };
    }

    private static String accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.host(), port), (int) ANSWER_TIME.toMillis());
            return "up";
        } catch (IOException refused) {
            return "deaf";
        }
    }

    private static String readiness(URI management) {
        HttpRequest request = HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                .timeout(ANSWER_TIME)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == OK ? "up" : "not ready";
        } catch (IOException silent) {
            return "deaf";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
