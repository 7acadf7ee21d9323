package io.revenuesignals.local.simulation;

import io.revenuesignals.local.issuer.Role;
import io.revenuesignals.local.issuer.TokenRequest;
import io.revenuesignals.local.stack.ApiClient;
import io.revenuesignals.local.stack.RunningStack;
import io.revenuesignals.local.stack.Service;
import java.util.List;

/**
 * Who acts in the story: each a client of one service with a token of its role.
 *
 * @param marketing sets goals
 * @param systems post facts
 * @param sales raises price requests
 * @param pricing keeps costs and prices, and decides
 * @param analyst asks
 * @param analystOfAll asks with the right to see every account's prices
 * @param operator reads analytics-service's metrics
 */
record Cast(
        ApiClient marketing,
        ApiClient systems,
        ApiClient sales,
        ApiClient pricing,
        ApiClient analyst,
        ApiClient analystOfAll,
        ApiClient operator) {

    static Cast of(RunningStack stack, String account) {
        String ops = stack.token(TokenRequest.of("olivia.operator", Role.OPS));
        TokenRequest pricing = TokenRequest.of("petra.pricing", Role.PRICING);
        return new Cast(
                stack.client(Service.GOAL, TokenRequest.of("mario.marketing", Role.MARKETING)),
                stack.client(Service.FEEDBACK, TokenRequest.of("integration", Role.SOURCE)),
                stack.client(
                        Service.FEEDBACK,
                        TokenRequest.of("sally.sales", Role.SALES).withAccounts(List.of(account))),
                stack.client(Service.PRICING, pricing),
                stack.client(Service.ANALYTICS, TokenRequest.of("anna.analyst", Role.ANALYST)),
                stack.client(Service.ANALYTICS, pricing),
                new ApiClient(stack.management(Service.ANALYTICS), () -> ops));
    }
}
