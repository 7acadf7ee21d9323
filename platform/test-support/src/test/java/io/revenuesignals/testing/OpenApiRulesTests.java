package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OpenApiRulesTests {

    private static final String COMPLETE = """
            {"components":{
              "securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}},
              "schemas":{"Note":{"type":"object","properties":{"id":{"type":"string"}}}},
              "responses":{"Problem":{"description":"no","headers":{"Retry-After":{}},
                "content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Note"}}}}}},
             "security":[{"bearer":[]}],
             "paths":{"/v1/notes":{"post":{
               "summary":"Writes a note","x-roles":["marketing"],
               "parameters":[{"name":"loud","description":"In capitals","schema":{"type":"boolean"}}],
               "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
               "responses":{
                 "201":{"description":"done","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
                 "401":{"$ref":"#/components/responses/Problem"},"403":{"$ref":"#/components/responses/Problem"},
                 "500":{"$ref":"#/components/responses/Problem"},"503":{"$ref":"#/components/responses/Problem"}}}}}}""";

    private static void check(String description, String... bodiless) {
        OpenApiRules.check(JsonMapper.shared().readTree(description), bodiless);
    }

    @Test
    void haveNothingAgainstWhatIsComplete() {
        assertThatCode(() -> check(COMPLETE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "summary"                           | POST /v1/notes has no summary
            "x-roles"                           | does not tell which roles may use it
            "description":"In capitals"         | parameter loud has no description
            "requestBody"                       | does not describe its body
            "201"                               | has no successful answer
            "403"                               | does not describe the problem 403
            "Retry-After"                       | does not describe Retry-After of 503
            "properties"                        | has no schema for its body as application/json
            "scheme"                            | does not ask for a bearer token
            """)
    void missWhatIsNotThere(String part, String complaint) {
        String incomplete = COMPLETE.replace(part, part.replaceFirst("\"", "\"not-"));

        assertThatThrownBy(() -> check(incomplete)).hasMessageContaining(complaint);
    }

    @Test
    void wantNoBodyWhereNoneIsTaken() {
        assertThatThrownBy(() -> check(COMPLETE, "POST /v1/notes"))
                .hasMessageContaining("is said to take no body, and describes one");
    }
}
