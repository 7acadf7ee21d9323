package io.revenuesignals.analytics.query.edge;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description of the API says of a question put as parameters. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        operationId = "query",
        summary = "Answers a question put as parameters",
        parameters = {
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "measures",
                    description = "What to measure, comma-separated: `units,revenue`; `GET /v1/meta` lists them",
                    required = true,
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "groupBy",
                    description = "What to tell apart, comma-separated: `brand,channel`",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "from",
                    description = "First day, or an instant with its offset; absent: as far back as there are facts",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "to",
                    description =
                            "The day behind the last, or an instant with its offset; absent: up to the newest fact",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "granularity",
                    description = "`P1D`, `P1W`, `P1M`, `P3M` or `P1Y`; absent: the range as a whole",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "timeZone",
                    description = "Where the days are those of, an IANA name; absent: UTC",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "weekStart",
                    description = "First day of a week; absent: `MONDAY`",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "filter",
                    description =
                            "Only these values of a dimension, comma-separated: `filter[channel]=GROCERY,PHARMACY`; `filter[attribute.sellsFood]=true` for an attribute of stores",
                    style = ParameterStyle.DEEPOBJECT,
                    explode = Explode.TRUE,
                    schema = @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "sort",
                    description = "What to sort by, comma-separated, `-` for the largest first: `-revenue,brand`",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "page[size]",
                    description = "Most rows on the page; absent: 1,000",
                    schema = @Schema(type = "integer")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "page[after]",
                    description = "What the page before gave as `next`",
                    schema = @Schema(type = "string"))
        })
@interface QuestionDescription {}
