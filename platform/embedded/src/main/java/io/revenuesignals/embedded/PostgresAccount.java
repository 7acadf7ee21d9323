package io.revenuesignals.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Under which account PostgreSQL runs: it refuses to run as root.
 *
 * @param prefix the words before PostgreSQL's own
 * @param owner who must own its folders, null when whoever made them will do
 */
record PostgresAccount(List<String> prefix, @Nullable String owner) {

    private static final List<String> NAMES = List.of("postgres", "nobody");

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * Our own account; as root a user namespace in which we are nobody, or, where namespaces are forbidden, the account
     * {@code postgres} or {@code nobody} of the machine.
     *
     * @throws ServerDidNotStart when we are root and none of them works
     */
    static PostgresAccount choose() {
        if (new UnixSystem().getUid() != 0) {
            return new PostgresAccount(List.of(), null);
        }
        if (hasUserNamespaces()) {
            return new PostgresAccount(List.of("unshare", "-U"), null);
        }
        return ofTheMachine();
    }

    static PostgresAccount ofTheMachine() {
        return NAMES.stream()
                .map(PostgresAccount::named)
                .filter(account -> OwnSession.works(account.words("true")))
                .findFirst()
                .orElseThrow(() -> new ServerDidNotStart(
                        "PostgreSQL does not run as root, user namespaces are forbidden here, and there is no account"
                                + " to change to with setpriv: run as another user"));
    }

    static boolean hasUserNamespaces() {
        return OwnSession.works(List.of("unshare", "-U", "id", "-u"));
    }

    List<String> words(String... command) {
        return Stream.concat(prefix.stream(), Stream.of(command)).toList();
    }

    /**
     * Gives the folder and what is in it to the account, when it is another than ours.
     *
     * @throws ServerDidNotStart when the account may not reach the folder
     */
    void own(Path folder) {
        if (owner == null) {
            return;
        }
        boolean done = OwnSession.works(List.of("chown", "-R", owner, folder.toString()))
                && OwnSession.works(words("test", "-w", folder.toString()));
        if (!done) {
            throw new ServerDidNotStart(
                    "The account " + owner + ", under which PostgreSQL must run because we are root," + " cannot reach "
                            + folder + ": choose another folder or run as another user");
        }
    }

    private static PostgresAccount named(String name) {
        List<String> prefix = new ArrayList<>(List.of("setpriv", "--clear-groups"));
        prefix.add("--reuid=" + name);
        prefix.add("--regid=" + groupOf(name));
        return new PostgresAccount(prefix, name);
    }

    private static String groupOf(String account) {
        try {
            Process id = new ProcessBuilder("id", "-g", account)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(id.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException absent) {
            return "";
        }
    }
}
