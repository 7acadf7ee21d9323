import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks what promtool does not know: that each alert has its runbook, that the dashboards hold together, and, with the
 * address of a Prometheus that scrapes the services, that it understands each query and knows each metric:
 * {@code java CheckOps.java FOLDER [PROMETHEUS]}.
 */
final class CheckOps {

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: platform/ops/runbooks/(\\w+)\\.md");
    private static final Pattern QUERY = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern RULE =
            Pattern.compile("(?m)^ {8}expr: (?:\\|\\n((?:^ {10}.*\\n)+)|(.*)$)");
    private static final Pattern PANEL = Pattern.compile("\"id\": (\\d+),\\s+\"type\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:signals|http_server|jvm|r2dbc|process|spring_cloud)_[a-z0-9_]+");

    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private CheckOps(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        CheckOps check = new CheckOps(Path.of(arguments[0]));
        check.runbooks();
        check.dashboards();
        if (arguments.length > 1) {
            check.against(URI.create(arguments[1]));
        }
        check.faults.forEach(fault -> System.out.println("FAULT " + fault));
        System.out.println(check.queries().size() + " queries, " + check.faults.size() + " faults");
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private void runbooks() throws IOException {
        String rules = Files.readString(folder.resolve("prometheus/alerts.yml"));
        Set<String> alerts = found(ALERT, rules);
        Set<String> named = found(RUNBOOK, rules);
        Set<String> written = names(folder.resolve("runbooks"), ".md");
        same("alerts and the runbooks they name", alerts, named);
        same("alerts and written runbooks", alerts, written);
    }

    private void dashboards() throws IOException {
        for (String name : names(folder.resolve("grafana/dashboards"), ".json")) {
            String dashboard = dashboard(name);
            List<String> panels = all(PANEL, dashboard);
            require(Set.copyOf(panels).size() == panels.size(), name + " has two panels with one id");
            for (String variable : found(VARIABLE, dashboard)) {
                require(
                        variable.startsWith("__") || dashboard.contains("\"name\": \"" + variable + "\""),
                        name + " uses $" + variable + " and does not define it");
            }
        }
        for (String query : queries()) {
            require(balanced(query), "brackets do not match in " + query);
        }
    }

    private String dashboard(String name) throws IOException {
        return Files.readString(folder.resolve("grafana/dashboards/" + name + ".json"));
    }

    private Set<String> queries() throws IOException {
        Set<String> queries = new TreeSet<>();
        for (String name : names(folder.resolve("grafana/dashboards"), ".json")) {
            all(QUERY, dashboard(name))
                    .forEach(query -> queries.add(query.replace("\\\"", "\"").replace("$service", ".+")));
        }
        RULE.matcher(Files.readString(folder.resolve("prometheus/alerts.yml")))
                .results()
                .forEach(rule -> queries.add((rule.group(1) == null ? rule.group(2) : rule.group(1))
                        .replaceAll("\\s+", " ")
                        .strip()));
        return queries;
    }

    private void against(URI prometheus) throws IOException, InterruptedException {
        String known = get(prometheus.resolve("/api/v1/label/__name__/values")).body();
        for (String query : queries()) {
            HttpResponse<String> answer = get(prometheus.resolve(
                    "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
            require(answer.statusCode() == 200, query + " is refused: " + answer.body());
        }
        Set<String> metrics = new TreeSet<>();
        for (String query : queries()) {
            metrics.addAll(found(METRIC, query));
        }
        metrics.stream()
                .filter(metric -> !known.contains("\"" + metric + "\""))
                .forEach(metric -> require(false, metric + " was never scraped"));
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static boolean balanced(String query) {
        String brackets = query.replaceAll("\"[^\"]*\"", "").replaceAll("[^(){}\\[\\]]", "");
        String shorter = brackets;
        do {
            brackets = shorter;
            shorter = brackets.replace("()", "").replace("{}", "").replace("[]", "");
        } while (!shorter.equals(brackets));
        return brackets.isEmpty();
    }

    private void same(String what, Set<String> left, Set<String> right) {
        require(left.equals(right), what + " differ: " + left + " and " + right);
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return new TreeSet<>(all(pattern, text));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.groupCount() == 0 ? result.group() : result.group(1))
                .toList();
    }
}
