package io.revenuesignals.analytics.share.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.revenuesignals.analytics.ReadingDatabase;
import io.revenuesignals.analytics.share.MarketPanels;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class R2dbcMarketPanels implements MarketPanels {

    private static final String IN_MARKET = """
             ($1 = '' or l.channel = $1) and ($2 = '' or l.retailer = $2) and ($3 = '' or l.region = $3)""";

    private final ReadingDatabase database;

    R2dbcMarketPanels(ReadingDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<List<Sold>> sold(Market market, LocalDate from, LocalDate to) {
        String amount = switch (market.basis()) {
            case PACKAGES -> "f.units";
            case VOLUME -> """
                            f.units * p.pack_size * case p.pack_unit
                                when 'KG' then 1000 when 'G' then 1 when 'OZ' then 28.349523125 when 'LB' then 453.59237
                                when 'L' then 1000 when 'ML' then 1 when 'FL_OZ' then 29.5735295625 else 1 end""";
            case VALUE -> "f.revenue";
        };
        String part = switch (market.by()) {
            case BRAND -> "p.brand";
            case PRODUCT -> "p.product";
            case OWNER -> "p.owner";
        };
        return inMarket(
                        "select " + part + " as part, f.place, round(1000 * sum(" + amount + "))::bigint as amount"
                                + " from sale_week f join product p on p.product = f.product"
                                + " left join place l on l.place = f.place"
                                + " where p.category = $4 and f.week >= $5 and f.week < $6 and" + IN_MARKET
                                + " group by 1, 2 order by 1, 2",
                        market)
                .bind("$4", market.category())
                .bind("$5", from)
                .bind("$6", to)
                .map(row -> new Sold(text(row, "part"), text(row, "place"), present(row, "amount", Long.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> universe(Market market) {
        return inMarket("select count(*)::int as stores from place l where l.kind = 'STORE' and" + IN_MARKET, market)
                .map(row -> present(row, "stores", Integer.class))
                .one();
    }

    @Override
    public Mono<List<String>> currencies(Market market, LocalDate from, LocalDate to) {
        return inMarket(
                        "select distinct f.currency from sale_week f join product p on p.product = f.product"
                                + " left join place l on l.place = f.place"
                                + " where p.category = $4 and f.week >= $5 and f.week < $6 and" + IN_MARKET
                                + " order by 1",
                        market)
                .bind("$4", market.category())
                .bind("$5", from)
                .bind("$6", to)
                .map(row -> text(row, "currency"))
                .all()
                .collectList();
    }

    private GenericExecuteSpec inMarket(String sql, Market market) {
        return database.client()
                .sql(sql)
                .bind("$1", orEmpty(market.channel()))
                .bind("$2", orEmpty(market.retailer()))
                .bind("$3", orEmpty(market.region()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
