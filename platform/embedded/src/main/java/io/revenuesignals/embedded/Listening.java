package io.revenuesignals.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Whether somebody accepts connections on a loopback port. */
final class Listening {

    private static final int CONNECT_MILLIS = 500;

    private Listening() {}

    static boolean on(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.host(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    static void pauseBetweenTries() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
