package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.model.Verdict;
import io.revenuesignals.feedback.fact.model.Verdicts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.models.Components;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What the description of the API says of the door: all its forms at one address. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        operationId = "takeFacts",
        summary = "Takes facts",
        description = """
                One event (CloudEvents 1.0, structured or binary), a batch, or a stream of lines. 202 and `ACCEPTED` are said \
                when the log has the fact on all replicas. What has the verdict `UNKNOWN`, no verdict, or the status 503 is to \
                be sent again with the same id; what comes twice counts once.""",
        parameters = {
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "ce-specversion",
                    description = "Binary form only: `1.0`",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "ce-id",
                    description = "Binary form only: the id of the event, unique in its source",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "ce-source",
                    description = "Binary form only: the source of the event, one of the caller's",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "ce-type",
                    description = "Binary form only: the type of the event",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "ce-time",
                    description = "Binary form only: when it happened, with offset",
                    schema = @Schema(type = "string", format = "date-time"))
        },
        requestBody =
                @RequestBody(
                        required = true,
                        description = "At most 1 MB and 1,000 events; a stream may be of any length, its lines not",
                        content = {
                            @Content(
                                    mediaType = MediaTypes.EVENT,
                                    schema = @Schema(implementation = DoorDescription.Event.class)),
                            @Content(
                                    mediaType = MediaTypes.BATCH,
                                    array =
                                            @ArraySchema(
                                                    maxItems = 1_000,
                                                    schema = @Schema(implementation = DoorDescription.Event.class))),
                            @Content(mediaType = MediaTypes.JSON, schema = @Schema(ref = DoorDescription.FACT)),
                            @Content(
                                    mediaType = MediaTypes.LINES,
                                    schema = @Schema(implementation = DoorDescription.Event.class))
                        }),
        responses = {
            @ApiResponse(
                    responseCode = "200",
                    description =
                            "The stream is read: a line for each event, in their order, and a last line that counts",
                    content =
                            @Content(
                                    mediaType = MediaTypes.LINES,
                                    schema = @Schema(oneOf = {Verdict.class, DoorDescription.LastLine.class}))),
            @ApiResponse(
                    responseCode = "202",
                    description = "All are accepted",
                    content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Verdicts.class))),
            @ApiResponse(
                    responseCode = "207",
                    description = "Some are accepted",
                    headers =
                            @Header(
                                    name = "Retry-After",
                                    description = "Seconds to wait before those with `UNKNOWN` are sent again",
                                    schema = @Schema(type = "integer")),
                    content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Verdicts.class))),
            @ApiResponse(
                    responseCode = "422",
                    description = "None is accepted",
                    content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Verdicts.class))),
            @ApiResponse(responseCode = "429")
        })
@interface DoorDescription {

    /** Any of the facts. */
    String FACT = Components.COMPONENTS_SCHEMAS_REF + FactSchemas.FACT;

    /** An event in structured mode. */
    @Schema(name = "Event", description = "An event in the structured form of CloudEvents 1.0; extensions are kept")
    record Event(
            @Schema(description = "`1.0`", requiredMode = Schema.RequiredMode.REQUIRED)
            String specversion,

            @Schema(description = "Unique in its source", requiredMode = Schema.RequiredMode.REQUIRED)
            String id,

            @Schema(description = "One of the caller's sources", requiredMode = Schema.RequiredMode.REQUIRED)
            String source,

            @Schema(description = "What happened", requiredMode = Schema.RequiredMode.REQUIRED)
            String type,

            @Schema(description = "When it happened, with offset", requiredMode = Schema.RequiredMode.REQUIRED)
            OffsetDateTime time,

            @Schema(description = "`application/json`, if anything") @Nullable
            String datacontenttype,

            @Schema(ref = FACT, requiredMode = Schema.RequiredMode.REQUIRED)
            Object data) {}

    /** The last line of the answer to a stream. */
    @Schema(name = "LastLine", description = "The last line of the answer to a stream")
    record LastLine(
            long accepted,
            long rejected,
            long unknown,

            @Schema(
                    description =
                            "False when the stream was not read to its end: the log went away, memory was short, or a line did not arrive")
            boolean complete) {}
}
