package io.revenuesignals.platform.openapi;

import io.revenuesignals.platform.web.Commands;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/** Says of every command that it takes an {@code Idempotency-Key}: of what hands its exchange to {@link Commands}. */
final class CommandDescription implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return isCommand(handler) ? operation.addParametersItem(key()) : operation;
    }

    private static boolean isCommand(HandlerMethod handler) {
        return Arrays.stream(handler.getBeanType().getDeclaredFields())
                        .anyMatch(field -> field.getType() == Commands.class)
                && Arrays.stream(handler.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == ServerWebExchange.class);
    }

    private static HeaderParameter key() {
        HeaderParameter key = new HeaderParameter();
        key.name(Commands.IDEMPOTENCY_KEY)
                .description("The client's name for this attempt, 1 to 200 visible ASCII characters; "
                        + "a repeat under the same name gets the first answer again")
                .schema(new StringSchema());
        return key;
    }
}
