package io.revenuesignals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.revenuesignals.testing.notes.NoteService;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@SignalsTest(classes = NoteService.class)
class ProblemsIT {

    private final WebTestClient http;

    ProblemsIT(@Autowired WebTestClient http) {
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"a","stars":1,"extra":2}                        | unknown-field   | /extra        | is not known
            {"id":"a","stars":1,"lines":[{"text":"x","colour":1}]} | unknown-field  | /lines/0/colour | is not known
            {"id":" ","stars":1}                                  | invalid-request | /id           | must not be blank
            {"stars":1}                                           | invalid-request | /id           | is required
            {"id":"a"}                                            | invalid-request | /stars        | is required
            {"id":"a","stars":"many"}                             | invalid-request | /stars        | must be a whole number
            {"id":"a","stars":1.5}                                | invalid-request | /stars        | must be a whole number
            {"id":"a","stars":1,"mood":"LOUD"}                    | invalid-request | /mood         | must be one of CALM, ALARMED
            {"id":"a","stars":1,"mood":1}                         | invalid-request | /mood         | must be one of CALM, ALARMED
            {"id":7,"stars":1}                                    | invalid-request | /id           | must be a text
            {"id":"a","stars":1,"worth":"NaN"}                    | invalid-request | /worth        | must be a number
            {"id":"a","stars":1,"lines":[{"text":"x","day":"1.3.2026"}]} | invalid-request | /lines/0/day | must be a date such as 2026-03-01
            {"id":"a","stars":1,"lines":[{"text":"x","day":"2026-03-01T12:00:00"}]} | invalid-request | /lines/0/day | must be a date such as 2026-03-01
            {"id":"a","stars":1,"lines":[{"text":"x","day":[2026,3,1]}]} | invalid-request | /lines/0/day | must be a date such as 2026-03-01
            {"id":"a","stars":1,"lines":[{"text":"x","day":[]}]}  | invalid-request | /lines/0/day | must be a date such as 2026-03-01
            {"id":"a","stars":1,"lines":[{"text":null}]}          | invalid-request | /lines/0/text | is required
            {"id":"a","stars":1,"lines":{}}                       | invalid-request | /lines        | must be a list
            {"id":"a","stars":1,"price":{"amount":"1","currency":"XXQ"}} | invalid-request | /price/currency | must be an ISO 4217 code
            {"id":"a","stars":1,"price":{"amount":"1.1234567","currency":"USD"}} | invalid-request | /price/amount | must have at most 12 digits before and 6 behind the point
            {"id":"a","stars":1,"price":{"amount":1e999999999,"currency":"USD"}} | invalid-request | /price/amount | has too many digits
            {"id":"a","stars":1,"price":{"amount":"1","currency":"USD","x":1}} | unknown-field | /price/x | is not known
            """)
    void namesTheFieldThatIsWrong(String body, String type, String pointer, String reason) {
        http.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:" + type)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].detail")
                .isEqualTo(reason)
                .jsonPath("$.instance")
                .isEqualTo("/v1/notes")
                .jsonPath("$.correlationId")
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"a"                      | The body is not well-formed JSON
            {"id":"a","stars":1}}          | The body is not well-formed JSON
            {"id":"a","id":"b","stars":1}  | The body is not well-formed JSON
            nonsense                       | The body is not well-formed JSON
            """)
    void saysThatItIsNoJson(String body, String detail) {
        answerTo(body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:not-json")
                .jsonPath("$.detail")
                .value(String.class, said -> assertThat(said).startsWith(detail));
    }

    @Test
    void refusesWhatIsTooLongOrHasTooManyDigits() {
        refusedAsNoJson("{\"id\":\"" + "a".repeat(70_000) + "\",\"stars\":1}", "text that is too long");
        refusedAsNoJson("{\"id\":\"a\",\"stars\":1,\"worth\":" + "9".repeat(41) + "}", "too many digits");
    }

    private void refusedAsNoJson(String body, String part) {
        answerTo(body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:not-json")
                .jsonPath("$.detail")
                .value(String.class, said -> assertThat(said).contains(part));
    }

    @Test
    void refusesMoreThanAMegabyte() {
        answerTo("{\"id\":\"" + "a".repeat(1_100_000) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:too-large");
    }

    @Test
    void refusesEncodedBodies() {
        http.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("Content-Encoding");
    }

    @Test
    void refusesAnotherMediaTypeAndAMissingBody() {
        http.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .exists(HttpHeaders.ACCEPT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:unsupported-media-type");
        http.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The request needs a body.");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        get("/v1/notes?limit=ten&since=2026-01-01")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("limit")
                .jsonPath("$.errors[0].detail")
                .isEqualTo("must be a whole number");
        get("/v1/notes?since=soon")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].detail")
                .isEqualTo("must be a date such as 2026-03-01");
        get("/v1/notes")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("since");
    }

    @Test
    void answersWhatIsMissing() {
        get("/v1/notes/none")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no note none.");
        get("/v1/nowhere")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:not-found");
    }

    @Test
    void answersMethodsThatNobodyServes() {
        http.delete()
                .uri("/v1/notes/a")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals(HttpHeaders.ALLOW, "GET")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:method-not-allowed");
    }

    @Test
    void tellsNothingOfOurFaults() {
        EntityExchangeResult<String> result = get("/v1/notes/broken")
                .expectStatus()
                .is5xxServerError()
                .expectBody(String.class)
                .returnResult();
        assertThat(result.getResponseBody())
                .doesNotContain("secret")
                .doesNotContain("IllegalState")
                .contains("internal-error");
    }

    @Test
    void keepsTheCorrelationThatTheClientNames() {
        http.get()
                .uri("/v1/notes?since=2026-01-01")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("sales")))
                .header("X-Correlation-Id", "order-4711")
                .exchange()
                .expectHeader()
                .valueEquals("X-Correlation-Id", "order-4711")
                .expectBody()
                .jsonPath("$.correlationId")
                .isEqualTo("order-4711");
    }

    @Test
    void replacesCorrelationsThatCannotBeLogged() {
        http.get()
                .uri("/v1/notes/none")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("sales")))
                .header("X-Correlation-Id", "x".repeat(200))
                .exchange()
                .expectHeader()
                .value("X-Correlation-Id", id -> assertThat(id).hasSize(36));
    }

    @Test
    void takesIdsWithEncodedSlashes() {
        http.get()
                .uri(uri -> URI.create(uri.path("/v1/notes/").build() + "%2Fpos%2Ffreshmart"))
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("sales")))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no note /pos/freshmart.");
    }

    @Test
    void refusesNulInAddresses() {
        http.get()
                .uri(uri -> URI.create(uri.path("/v1/notes").build() + "?since=2026-01-01&limit=%00"))
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("sales")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:revenuesignals:problem:invalid-request");
    }

    @Test
    void readsStreamsOfAnyLength() {
        String line = "{\"text\":\"" + "a".repeat(1_000) + "\"}\n";
        http.post()
                .uri("/v1/notes/stream")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(line.repeat(3_000))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .isEqualTo(Map.of("lines", 3_000));
    }

    private WebTestClient.ResponseSpec answerTo(String body) {
        return http.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String address) {
        return http.get()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(TestIssuer.token("marketing")))
                .exchange();
    }
}
