package io.revenuesignals.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The main class of the broker's JVM: formats the storage when there is none, then runs Kafka. */
final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: the broker's properties file, its log folder, the cluster id for a new storage. */
    public static void main(String[] args) {
        String properties = args[0];
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            format(properties, args[2]);
        }
        Kafka.main(new String[] {properties});
    }

    private static void format(String properties, String clusterId) {
        String[] words = {"format", "--standalone", "--cluster-id", clusterId, "--config", properties};
        int code = StorageTool.execute(words, System.out);
        if (code != 0) {
            System.exit(code);
        }
    }
}
