package io.revenuesignals.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between clients and a server on the loopback interface and, when told to, cuts what runs through it. */
final class FaultProxy implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean refusing;

    FaultProxy() {
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name("fault-proxy").daemon().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Where connections go from now on. */
    void forwardTo(int port) {
        target = port;
    }

    /** Drops every connection and refuses new ones until {@link #heal}. */
    void cut() {
        refusing = true;
        sockets.forEach(FaultProxy::drop);
        sockets.clear();
    }

    void heal() {
        refusing = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refusing) {
                    drop(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        } catch (IOException serverIsDown) {
            drop(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException closedOrCut) {
            drop(to);
        } finally {
            drop(from);
            drop(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void drop(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        drop(door);
        cut();
    }
}
