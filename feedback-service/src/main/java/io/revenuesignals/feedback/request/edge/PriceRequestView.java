package io.revenuesignals.feedback.request.edge;

import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.Money;
import io.revenuesignals.feedback.request.model.PriceRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A price request as it is shown. Money is a decimal string. */
record PriceRequestView(
        String id,
        String product,
        PlaceView place,
        MoneyView wishedPrice,
        String reason,
        LocalDate neededBy,
        @Nullable String expectedExtraUnits,
        PriceRequest.State state,
        String raisedBy,
        Instant raisedAt,
        PriceRequest.@Nullable Withdrawal withdrawal,
        @Nullable AnswerView answer) {

    /** The retailer or channel that asks. */
    record PlaceView(@Nullable String retailer, @Nullable String channel) {

        static PlaceView of(Asker asker) {
            return switch (asker) {
                case Asker.Retailer retailer -> new PlaceView(retailer.id(), null);
                case Asker.Channel channel -> new PlaceView(null, channel.name());
            };
        }
    }

    record MoneyView(String amount, String currency) {

        static MoneyView of(Money money) {
            return new MoneyView(money.amount().toPlainString(), money.currency());
        }
    }

    /** What pricing said; {@code decision} is the id of the decision in the pricing service. */
    record AnswerView(String answer, @Nullable MoneyView price, String decision, String by, String reason, Instant at) {

        static AnswerView of(PriceRequest.Answer answer) {
            Money price = answer.price();
            return new AnswerView(
                    answer.kind(),
                    price == null ? null : MoneyView.of(price),
                    answer.decision(),
                    answer.by(),
                    answer.reason(),
                    answer.at());
        }
    }

    static PriceRequestView of(PriceRequest request, LocalDate today) {
        PriceRequest.Answer answer = request.answer();
        return new PriceRequestView(
                request.id().toString(),
                request.product(),
                PlaceView.of(request.asker()),
                MoneyView.of(request.wishedPrice()),
                request.reason(),
                request.neededBy(),
                request.expectedExtraUnits() == null
                        ? null
                        : request.expectedExtraUnits().toPlainString(),
                request.state(today),
                request.raisedBy(),
                request.raisedAt(),
                request.withdrawal(),
                answer == null ? null : AnswerView.of(answer));
    }
}
