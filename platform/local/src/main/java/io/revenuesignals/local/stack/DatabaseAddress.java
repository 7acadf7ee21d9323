package io.revenuesignals.local.stack;

/**
 * How a service's own role reaches its database.
 *
 * @param password never to be printed
 */
public record DatabaseAddress(String host, int port, String name, String user, String password) {

    /** The JDBC address, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
