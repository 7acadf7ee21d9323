package io.revenuesignals.testing.notes;

import io.revenuesignals.platform.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Keeps notes of marketing. */
@SpringBootApplication
public class NoteService {

    public static void main(String[] arguments) {
        SpringApplication.run(NoteService.class, arguments);
    }

    @Bean
    AccessRules accessRules() {
        return rules -> rules.pathMatchers(HttpMethod.POST, "/v1/notes/**")
                .hasRole("MARKETING")
                .pathMatchers(HttpMethod.GET, "/v1/notes/**")
                .hasAnyRole("MARKETING", "SALES");
    }
}
