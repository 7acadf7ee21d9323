package io.revenuesignals.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that costs the machine as little as possible, so that what is measured is the server.
 * Not for use by more than one thread.
 */
final class HttpLine implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;
    private byte[] body = new byte[0];

    HttpLine(int port, String path, String contentType, String token) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        head = head(port, path, contentType, token);
    }

    /** A request up to the number that says how long its body is. */
    static String head(int port, String path, String contentType, String token) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: " + contentType
                + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: ";
    }

    /** Posts the body and answers the status; the answer's body is in {@link #body}. */
    int post(byte[] content) throws IOException {
        byte[] start = (head + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[start.length + content.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(content, 0, message, start.length, content.length);
        out.write(message);
        out.flush();
        return answer();
    }

    byte[] body() {
        return body;
    }

    private int answer() throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        body = chunked ? chunks() : bytes(length);
        return Integer.parseInt(status.substring(9, 12));
    }

    private byte[] chunks() throws IOException {
        byte[] all = new byte[0];
        for (int size = size(); size > 0; size = size()) {
            byte[] chunk = bytes(size);
            byte[] longer = java.util.Arrays.copyOf(all, all.length + size);
            System.arraycopy(chunk, 0, longer, all.length, size);
            all = longer;
            line();
        }
        line();
        return all;
    }

    private int size() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("the server closed the connection within an answer");
        }
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
