package io.revenuesignals.analytics.fact;

import io.revenuesignals.analytics.fact.model.Amendment;
import io.revenuesignals.analytics.fact.model.Description;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.NewCustomer;
import io.revenuesignals.analytics.fact.model.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** New facts of every kind, to be kept together. */
public final class FactBatch {

    private final Map<Origin, Fact> facts = new LinkedHashMap<>();
    private final Map<Origin, NewCustomer> customers = new LinkedHashMap<>();
    private final List<Amendment> amendments = new ArrayList<>();
    private final List<Description.Product> products = new ArrayList<>();
    private final List<Description.Place> places = new ArrayList<>();

    public void add(Origin origin, Fact fact) {
        facts.put(origin, fact);
    }

    public void add(Origin origin, NewCustomer customer) {
        customers.put(origin, customer);
    }

    public void add(Amendment amendment) {
        amendments.add(amendment);
    }

    public void add(Description.Product product) {
        products.add(product);
    }

    public void add(Description.Place place) {
        places.add(place);
    }

    Map<Origin, Fact> facts() {
        return facts;
    }

    Map<Origin, NewCustomer> customers() {
        return customers;
    }

    List<Amendment> amendments() {
        return amendments;
    }

    List<Description.Product> products() {
        return products;
    }

    List<Description.Place> places() {
        return places;
    }
}
