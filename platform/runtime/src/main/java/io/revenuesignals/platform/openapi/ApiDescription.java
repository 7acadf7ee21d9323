package io.revenuesignals.platform.openapi;

import io.revenuesignals.platform.security.RolesAllowed;
import io.revenuesignals.platform.web.Commands;
import io.revenuesignals.platform.web.Page;
import io.revenuesignals.platform.web.ProblemCatalog;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Says of every operation what no controller should have to say: who may use it, and the problems it may answer with. A
 * controller may name further statuses; those of problems need no words there.
 */
final class ApiDescription implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final Set<String> EVERYWHERE = Set.of("400", "401", "403", "500", "503");
    private static final Set<String> OF_BODIES = Set.of("408", "413", "415");
    private static final Set<String> OF_KEYS = Set.of("409", "422");
    private static final Set<String> RETRIED = Set.of("409", "429", "503");

    /** What the parameters mean that are the same everywhere. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "id",
            "What lists, and the answers to commands, give as `id`",
            "limit",
            "Most items on the page, 1 to " + Page.MAX_LIMIT,
            "after",
            "What the page before gave as `next`; absent for the first page",
            "product",
            "Only what concerns this product",
            "scope",
            "Only this scope, as a word: `national`, `channel:GROCERY`, `retailer:freshmart` or `store:S1`",
            HttpHeaders.IF_MATCH,
            "The ETag of the thing as it was read; another one is answered with 412");

    private final RolesAllowed roles;

    ApiDescription(RolesAllowed roles) {
        this.roles = roles;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        if (api.getPaths() != null) {
            api.getPaths().forEach(this::complete);
        }
    }

    private void complete(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            allow(operation, roles.of(HttpMethod.valueOf(method.name()), path));
            parameters(operation).forEach(ApiDescription::explain);
            problems(path, operation).forEach(status -> answer(operation.getResponses(), status));
        });
    }

    private static void allow(Operation operation, List<String> allowed) {
        operation.addExtension("x-roles", allowed);
        String said = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(said + "Roles: " + String.join(", ", allowed) + ".");
    }

    private static void explain(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
    }

    /** The statuses of the problems that an operation may answer with. */
    private static Set<String> problems(String path, Operation operation) {
        Set<String> statuses = new TreeSet<>(EVERYWHERE);
        operation.getResponses().forEach((status, answer) -> {
            if (isRefusal(status) && isBare(answer)) {
                statuses.add(status);
            }
        });
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(OF_BODIES);
        }
        for (Parameter parameter : parameters(operation)) {
            statuses.addAll(problems(parameter));
        }
        return statuses;
    }

    private static boolean isBare(ApiResponse answer) {
        return answer.getContent() == null
                || answer.getContent().values().stream().allMatch(type -> type.getSchema() == null);
    }

    private static boolean isRefusal(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static Set<String> problems(Parameter parameter) {
        return switch (parameter.getName()) {
            case Commands.IDEMPOTENCY_KEY -> OF_KEYS;
            case HttpHeaders.IF_MATCH ->
                Boolean.TRUE.equals(parameter.getRequired()) ? Set.of("409", "412", "428") : Set.of("409", "412");
            default -> Set.of();
        };
    }

    private static void answer(ApiResponses responses, String status) {
        ApiResponse answer = responses.computeIfAbsent(status, absent -> new ApiResponse());
        if (answer.getDescription() == null || answer.getDescription().isBlank() || isStatusPhrase(answer)) {
            answer.setDescription(titles(status));
        }
        Content content = isBare(answer) ? new Content() : answer.getContent();
        answer.setContent(content.addMediaType(
                PROBLEM_JSON,
                new MediaType().schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + PROBLEM))));
        if (RETRIED.contains(status)) {
            answer.addHeaderObject(HttpHeaders.RETRY_AFTER, retryAfter());
        }
    }

    private static boolean isStatusPhrase(ApiResponse answer) {
        return Arrays.stream(org.springframework.http.HttpStatus.values())
                .anyMatch(status -> status.getReasonPhrase().equals(answer.getDescription()));
    }

    private static String titles(String status) {
        return Arrays.stream(ProblemCatalog.values())
                .filter(problem -> Integer.toString(problem.status().value()).equals(status))
                .map(problem -> problem.title() + " (`" + problem.type() + "`)")
                .collect(Collectors.joining("; "));
    }

    private static Header retryAfter() {
        return new Header()
                .description(
                        "Seconds to wait before the same request is sent again; absent where waiting does not help")
                .schema(new IntegerSchema());
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", text("The field of the body, as a JSON pointer (RFC 6901)"))
                .addProperty("parameter", text("The query parameter, path variable or header"))
                .addProperty("detail", text("What is wrong with it"));
        return new ObjectSchema()
                .description("A problem document (RFC 9457)")
                .addProperty("type", text("What programs branch on: `urn:revenuesignals:problem:…`"))
                .addProperty("title", text("The same sentence for every problem of the type"))
                .addProperty("status", new IntegerSchema().description("The status of the answer"))
                .addProperty("detail", text("What is wrong with this request"))
                .addProperty("instance", text("The path that was asked"))
                .addProperty("errors", new ArraySchema().items(error).description("Each value that is wrong"))
                .addProperty("correlationId", text("Leads to what our log says of the request"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
