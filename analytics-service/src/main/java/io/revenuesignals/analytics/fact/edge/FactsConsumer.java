package io.revenuesignals.analytics.fact.edge;

import io.revenuesignals.analytics.fact.FactBatch;
import io.revenuesignals.analytics.fact.KeepingFacts;
import io.revenuesignals.analytics.fact.model.Amendment;
import io.revenuesignals.analytics.fact.model.Description;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.NewCustomer;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.PriceSeen;
import io.revenuesignals.analytics.fact.model.PromotionSeen;
import io.revenuesignals.analytics.fact.model.Sale;
import io.revenuesignals.analytics.fact.model.ShelfSeen;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.observation.ObservationCorrected;
import io.revenuesignals.contracts.observation.ObservationEvent;
import io.revenuesignals.contracts.observation.ObservationRetracted;
import io.revenuesignals.contracts.observation.PriceObserved;
import io.revenuesignals.contracts.observation.PromotionObserved;
import io.revenuesignals.contracts.observation.ShelfObserved;
import io.revenuesignals.contracts.reference.ProductDescribed;
import io.revenuesignals.contracts.reference.ReferenceEvent;
import io.revenuesignals.contracts.reference.RetailerDescribed;
import io.revenuesignals.contracts.reference.StoreDescribed;
import io.revenuesignals.contracts.sale.CustomerGained;
import io.revenuesignals.contracts.sale.SaleCorrected;
import io.revenuesignals.contracts.sale.SaleEvent;
import io.revenuesignals.contracts.sale.SalePeriod;
import io.revenuesignals.contracts.sale.SaleRecorded;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.EventIdentity;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears every fact and hands it on in our own words. */
@Component
class FactsConsumer implements EventConsumer {

    private static final Set<Class<? extends Event>> FACTS = Set.of(
            ProductDescribed.class,
            RetailerDescribed.class,
            StoreDescribed.class,
            PriceObserved.class,
            PromotionObserved.class,
            ShelfObserved.class,
            ObservationCorrected.class,
            ObservationRetracted.class,
            SaleRecorded.class,
            SaleCorrected.class,
            CustomerGained.class);

    private final KeepingFacts keepingFacts;

    FactsConsumer(KeepingFacts keepingFacts) {
        this.keepingFacts = keepingFacts;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return FACTS;
    }

    @Override
    public boolean isRebuiltFromLog() {
        return true;
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        FactBatch batch = new FactBatch();
        events.forEach(event -> add(batch, event));
        return keepingFacts.keep(batch);
    }

    private static void add(FactBatch batch, ReceivedEvent event) {
        Origin origin = new Origin(
                event.ledgerId(),
                event.envelope().source(),
                event.envelope().id(),
                event.envelope().time(),
                event.receivedAt());
        switch (event.envelope().data()) {
            case ReferenceEvent reference -> addReference(batch, origin, reference);
            case ObservationEvent observation -> addObservation(batch, origin, observation);
            case SaleEvent sale -> addSale(batch, origin, sale);
            case Event other ->
                throw new IllegalArgumentException(
                        "not a fact: " + other.getClass().getName());
        }
    }

    private static void addReference(FactBatch batch, Origin origin, ReferenceEvent reference) {
        switch (reference) {
            case ProductDescribed product -> batch.add(product(origin, product));
            case RetailerDescribed retailer -> batch.add(retailer(origin, retailer));
            case StoreDescribed store -> batch.add(store(origin, store));
        }
    }

    private static void addObservation(FactBatch batch, Origin origin, ObservationEvent observation) {
        switch (observation) {
            case PriceObserved price -> batch.add(origin, price(price));
            case PromotionObserved promotion -> batch.add(origin, promotion(promotion));
            case ShelfObserved shelf -> batch.add(origin, shelf(shelf));
            case ObservationCorrected corrected ->
                batch.add(new Amendment(
                        origin, target(corrected.corrects()), replacement(corrected), corrected.reason()));
            case ObservationRetracted retracted ->
                batch.add(new Amendment(origin, target(retracted.retracts()), null, retracted.reason()));
        }
    }

    private static void addSale(FactBatch batch, Origin origin, SaleEvent event) {
        switch (event) {
            case SaleRecorded sale -> batch.add(origin, sale(sale));
            case SaleCorrected corrected ->
                batch.add(new Amendment(
                        origin, target(corrected.corrects()), sale(corrected.sale()), corrected.reason()));
            case CustomerGained customer ->
                batch.add(
                        origin,
                        new NewCustomer(
                                customer.customer(),
                                customer.place().id(),
                                customer.product(),
                                customer.firstPurchase()));
        }
    }

    private static UUID target(FactReference reference) {
        return EventIdentity.of(reference.source(), reference.id());
    }

    private static Fact replacement(ObservationCorrected corrected) {
        return switch (corrected.replacement()) {
            case PriceObserved price -> price(price);
            case PromotionObserved promotion -> promotion(promotion);
            case ShelfObserved shelf -> shelf(shelf);
            case ObservationCorrected _, ObservationRetracted _ ->
                throw new IllegalArgumentException("an amendment cannot be amended");
        };
    }

    private static Sale sale(SaleRecorded sale) {
        SalePeriod period = sale.period();
        return new Sale(
                sale.product(),
                sale.place().id(),
                sale.units(),
                sale.revenue().amount(),
                sale.revenue().currency(),
                period.firstDay(),
                period.end(),
                period.at() == null ? null : instant(period.at()));
    }

    private static PriceSeen price(PriceObserved price) {
        return new PriceSeen(
                price.product(),
                price.place().id(),
                price.shelfPrice().amount(),
                amount(price.regularPrice()),
                price.shelfPrice().currency(),
                price.observedAt().toLocalDate(),
                instant(price.observedAt()));
    }

    private static PromotionSeen promotion(PromotionObserved promotion) {
        MoneyAmount promoPrice = promotion.promoPrice();
        return new PromotionSeen(
                promotion.product(),
                promotion.place().id(),
                promotion.mechanic().name(),
                promotion.depth(),
                amount(promoPrice),
                promoPrice == null ? null : promoPrice.currency(),
                promotion.from(),
                promotion.to(),
                instant(promotion.observedAt()));
    }

    private static ShelfSeen shelf(ShelfObserved shelf) {
        return new ShelfSeen(
                shelf.product(),
                Place.store(shelf.store()).id(),
                shelf.present(),
                shelf.soldOut(),
                shelf.facings(),
                shelf.observedAt().toLocalDate(),
                instant(shelf.observedAt()));
    }

    private static Description.Product product(Origin origin, ProductDescribed product) {
        return new Description.Product(
                origin,
                product.product(),
                product.name(),
                product.brand(),
                product.line(),
                product.category(),
                product.owner().name(),
                product.packSize(),
                product.packUnit().name());
    }

    private static Description.Place retailer(Origin origin, RetailerDescribed retailer) {
        return new Description.Place(
                origin,
                Place.retailer(retailer.retailer()).id(),
                "RETAILER",
                retailer.name(),
                null,
                retailer.retailer(),
                retailer.channel().name(),
                null,
                null,
                Map.of(),
                BigDecimal.ONE);
    }

    private static Description.Place store(Origin origin, StoreDescribed store) {
        return new Description.Place(
                origin,
                Place.store(store.store()).id(),
                "STORE",
                store.name(),
                store.store(),
                store.retailer(),
                store.channel().name(),
                store.region(),
                store.timeZone(),
                store.attributes(),
                store.sizeWeight());
    }

    private static @Nullable BigDecimal amount(@Nullable MoneyAmount money) {
        return money == null ? null : money.amount();
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
