package io.revenuesignals.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {

    /**
     * Free ports are sought below the range the kernel takes client ports from: a client that retries against a
     * stopped server inside that range can connect to itself and then holds the port the server wants back.
     */
    private static final int LOWEST = 15_500;

    private static final int HIGHEST = 31_500;

    private static final int TRIES = 500;

    private static final Set<Integer> given = new HashSet<>();

    private Ports() {}

    /** The loopback address everything here listens on. */
    public static String host() {
        return "127.0.0.1";
    }

    /** A port nobody listens on now; the same JVM is never given it twice. */
    public static synchronized int free() {
        for (int tried = 0; tried < TRIES; tried++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new ServerDidNotStart("No free port between " + LOWEST + " and " + HIGHEST + " on " + host());
    }

    /** Whether a server could listen on the port of the loopback interface now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host()), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static int chosen(int wanted, String server) {
        if (wanted == 0) {
            return free();
        }
        if (!isFree(wanted)) {
            throw new ServerDidNotStart("Port " + wanted + " for " + server + " is taken by another process");
        }
        return wanted;
    }
}
