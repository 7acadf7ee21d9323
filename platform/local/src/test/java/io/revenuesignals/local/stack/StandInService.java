package io.revenuesignals.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A process that keeps the launcher's side of a service's contract: it can be unpacked, reads its settings from the
 * environment, tells that it is ready, and notes when it stops whether the broker was still there.
 */
final class StandInService {

    private static final String CLASS = StandInService.class.getName().replace('.', '/') + ".class";

    private StandInService() {}

    /** Puts what a build makes, one jar a service, below a project folder. */
    static void buildAll(Path root) throws IOException {
        for (Service service : Service.values()) {
            Path target = Files.createDirectories(root.resolve(service.module()).resolve("target"));
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
            Path jar = target.resolve(service.module() + "-0.1.0-SNAPSHOT-app.jar");
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out, manifest);
                    var code = StandInService.class.getResourceAsStream("/" + CLASS)) {
                entries.putNextEntry(new JarEntry(CLASS));
                code.transferTo(entries);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 3 && args[0].equals("extract")) {
            unpack(Path.of(args[2]));
            return;
        }
        String failing = System.getProperty("failing", "");
        if (System.getenv("SIGNALS_DATABASE_NAME").equals(failing)) {
            System.err.println("the stand-in was told to fail");
            System.exit(3);
        }
        serve();
    }

    private static void unpack(Path target) throws Exception {
        URI jar = StandInService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Files.createDirectories(target);
        Files.copy(Path.of(jar), target.resolve(Path.of(jar).getFileName()));
    }

    private static void serve() throws IOException {
        System.out.println("profile " + System.getenv("SPRING_PROFILES_ACTIVE"));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.out.println("stopped, broker there: " + isBrokerThere())));
        int port = Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static boolean isBrokerThere() {
        String[] address = System.getenv("SIGNALS_KAFKA_BOOTSTRAP_SERVERS").split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            return socket.isConnected();
        } catch (IOException gone) {
            return false;
        }
    }
}
