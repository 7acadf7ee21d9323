package io.revenuesignals.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.revenuesignals.contracts.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;

class ProblemMappingTests {

    static Stream<Throwable> passing() {
        return Stream.of(
                database(new R2dbcNonTransientResourceException("Cannot connect to db.internal:5432", "08006")),
                database(new R2dbcTransientResourceException("too many connections", "53300")),
                database(new R2dbcTransientResourceException("shutting down", "57P01")),
                database(new R2dbcTimeoutException("Connection acquisition timed out")),
                new CannotCreateTransactionException("Could not open connection"),
                new AuthenticationServiceException("keys are away"));
    }

    private static Throwable database(R2dbcException cause) {
        return new DataAccessResourceFailureException("executeMany; SQL [select secret]", cause);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void answersWhatPassesWithTheTimeToComeAgain(Throwable error) {
        Problem problem = ProblemMapping.problemOf(error);
        assertThat(problem.type()).isEqualTo(ProblemCatalog.UNAVAILABLE);
        assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        assertThat(problem.getBody().getDetail()).doesNotContain("internal").doesNotContain("SQL");
    }

    @Test
    void tellsNothingOfWhatIsOurFault() {
        Problem problem = ProblemMapping.problemOf(new BadSqlGrammarException(
                "executeMany", "select secret", new R2dbcBadGrammarException("no such table", "42P01")));
        assertThat(problem.type()).isEqualTo(ProblemCatalog.INTERNAL_ERROR);
        assertThat(problem.getBody().getDetail()).doesNotContain("table").doesNotContain("secret");
    }

    @Test
    void findsTheProblemInsideOfWhatFrameworksThrow() {
        Problem rule = Problem.of(ProblemCatalog.RULE_VIOLATED, "The goal ends before it starts.")
                .field("/period/start", "must be before the end");
        Problem found = ProblemMapping.problemOf(new IllegalStateException("wrapped", rule));
        assertThat(found.type()).isEqualTo(ProblemCatalog.RULE_VIOLATED);
        assertThat(found.getBody().getProperties())
                .containsEntry(
                        "errors", List.of(Map.of("pointer", "/period/start", "detail", "must be before the end")));
    }

    @Test
    void namesTheFieldOfAnInvalidValue() {
        Problem problem = ProblemMapping.problemOf(new InvalidValue("amount", "must be greater than zero"));
        assertThat(problem.type()).isEqualTo(ProblemCatalog.INVALID_REQUEST);
        assertThat(problem.getBody().getProperties())
                .containsEntry("errors", List.of(Map.of("pointer", "/amount", "detail", "must be greater than zero")));
    }

    @Test
    void callsARaceForTheSameKeyAConflict() {
        assertThat(ProblemMapping.problemOf(new DuplicateKeyException("note_pkey"))
                        .type())
                .isEqualTo(ProblemCatalog.CONFLICT);
    }

    @Test
    void keepsTheStatusThatAHandlerChose() {
        assertThat(ProblemMapping.problemOf(new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS))
                        .type())
                .isEqualTo(ProblemCatalog.TOO_MANY_REQUESTS);
        assertThat(ProblemMapping.problemOf(new ResponseStatusException(HttpStatus.GONE))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
