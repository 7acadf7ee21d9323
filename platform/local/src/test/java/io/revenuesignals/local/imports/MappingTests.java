package io.revenuesignals.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revenuesignals.local.sending.OutgoingFact;
import io.revenuesignals.local.terminal.CommandFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String OJ_HEADER =
            "store,week,week_start,brand,brand_name,size_oz,units,price_usd,deal,feature,gross_margin_pct\n";

    @TempDir
    private Path folder;

    @Test
    void makesEverythingAnOrangeJuiceRowTells() {
        List<OutgoingFact> facts = facts(
                "dominicks-oj",
                OJ_HEADER
                        + "2,40,1990-06-14,1,Tropicana Premium,64,129,3.87,1,0.5,38.0\n"
                        + "2,41,1990-06-21,1,Tropicana Premium,64,3,5.807667,0,0.0,29.78\n");
        assertThat(facts)
                .extracting(OutgoingFact::id)
                .containsExactly(
                        "retailer-dominicks",
                        "product-1",
                        "store-2",
                        "price-1990-06-14-2-1",
                        "deal-1990-06-14-2-1",
                        "feature-1990-06-14-2-1",
                        "sale-1990-06-14-2-1",
                        "price-1990-06-21-2-1",
                        "sale-1990-06-21-2-1");
        assertThat(json(facts.get(6))).isEqualTo(JSON.readTree("""
                        {"specversion":"1.0","type":"io.revenuesignals.sale-recorded.v1","source":"/import/dominicks-oj",
                         "id":"sale-1990-06-14-2-1","time":"1990-06-21T00:00-05:00",
                         "data":{"product":"oj-1","place":{"store":"dominicks-2"},"units":129,
                         "revenue":{"amount":"499.23","currency":"USD"},
                         "period":{"from":"1990-06-14","to":"1990-06-21"}}}"""));
        assertThat(json(facts.get(8)).at("/data/revenue/amount").asString()).isEqualTo("17.42");
        assertThat(json(facts.get(1)).at("/data/owner").asString()).isEqualTo("OWN");
    }

    @Test
    void weighsCostsOfOurOwnByWhatWasSold() {
        FactImport file = new FactImport(
                csv(OJ_HEADER
                        + "2,41,1990-06-21,1,Tropicana Premium,64,30,2.00,0,0.0,50\n"
                        + "2,40,1990-06-14,1,Tropicana Premium,64,10,3.00,0,0.0,0\n"
                        + "2,40,1990-06-14,7,Citrus Hill,64,10,3.00,0,0.0,0\n"),
                mapping("dominicks-oj"),
                Long.MAX_VALUE);
        FactImport.Survey survey = file.survey();
        assertThat(survey.rows()).isEqualTo(3);
        assertThat(survey.facts()).isEqualTo(10);
        assertThat(survey.costs())
                .containsExactly(new Costs.Cost("oj-1", new BigDecimal("1.50"), "USD", LocalDate.of(1990, 6, 14)));
    }

    @Test
    void makesEverythingADayOfPastaTells() {
        List<OutgoingFact> facts = facts("pasta_it_daily", "date,brand,sku,units,promo\n2014-01-02,B2,B2_7,4,1\n");
        assertThat(facts)
                .extracting(OutgoingFact::id)
                .containsExactly(
                        "retailer-pasta-it",
                        "store-pasta-it-1",
                        "product-B2_7",
                        "promo-2014-01-02-B2_7",
                        "sale-2014-01-02-B2_7");
        assertThat(json(facts.get(2)).at("/data/owner").asString()).isEqualTo("OWN");
        assertThat(json(facts.get(4)).at("/data/period/to").asString()).isEqualTo("2014-01-03");
    }

    @Test
    void makesEverythingAMonthOfCoffeeTells() {
        List<OutgoingFact> facts = facts(
                "coffee-pl-monthly",
                "month,price_pln,quantity_kg,product_id,outlet_id,description\n"
                        + "2017-12-01,28.79,32,22687,2183,coffee beans\n");
        assertThat(facts).hasSize(5);
        JsonNode sale = json(facts.get(4));
        assertThat(sale.at("/data/revenue/amount").asString()).isEqualTo("921.28");
        assertThat(sale.at("/data/period/to").asString()).isEqualTo("2018-01-01");
    }

    @Test
    void shippedMappingsMakeOnlyFactsTheDoorWouldTake() {
        Rehearsal rehearsal = new Rehearsal();
        facts("dominicks-oj", OJ_HEADER + "2,40,1990-06-14,1,Tropicana Premium,64,129,3.87,1,0.5,38.0\n")
                .forEach(rehearsal::add);
        facts("pasta_it_daily", "date,brand,sku,units,promo\n2014-01-02,B2,B2_7,4,1\n")
                .forEach(rehearsal::add);
        facts(
                        "coffee_pl_monthly",
                        "month,price_pln,quantity_kg,product_id,outlet_id,description\n"
                                + "2017-12-01,28.79,32,22687,2183,coffee beans\n")
                .forEach(rehearsal::add);
        assertThat(rehearsal.complaints()).isEmpty();
        assertThat(rehearsal.sound()).containsEntry("sale-recorded", 3L);
    }

    @Test
    void leavesOutWhatTheRowDoesNotTell() {
        Mapping mapping = Mapping.read("""
                source: /try
                facts:
                  - type: shelf-observed
                    id: "{product}"
                    time: "2026-01-01T00:00:00Z"
                    data:
                      product: "{product}"
                      store: S1
                      present: true
                      soldOut: "{out = 'yes'}"
                      facings: "{facings}"
                      observer: me
                      observedAt: "2026-01-01T00:00:00Z"
                """, List.of("product", "out", "facings"), null);
        JsonNode full = json(mapping.facts().getFirst().of(new Row(2, List.of("P1", "yes", "4"))));
        JsonNode bare = json(mapping.facts().getFirst().of(new Row(3, List.of("P2", "no"))));
        assertThat(full.at("/data/facings").intValue()).isEqualTo(4);
        assertThat(full.at("/data/soldOut").booleanValue()).isTrue();
        assertThat(bare.at("/data").has("facings")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: sale-recorded | type: sale-noted | facts[0].type",
                "units: \"{units}\" | packs: \"{units}\" | facts[0].data.packs",
                "units: \"{units}\" | units: \"{unit}\" | facts[0].data.units",
                "units: \"{units}\" | units: \"{units\" | facts[0].data.units",
                "id: \"{units}\" | ident: \"{units}\" | facts[0]",
                "source: /try | sauce: /try | mapping",
                "timeZone: UTC | timeZone: Middle/Earth | timeZone",
                "- type | -- type | mapping",
            })
    void namesThePlaceOfAMistake(String right, String wrong, String place) {
        String mapping = """
                source: /try
                timeZone: UTC
                facts:
                  - type: sale-recorded
                    id: "{units}"
                    time: "2026-01-01T00:00:00Z"
                    data:
                      units: "{units}"
                """;
        assertThat(Mapping.read(mapping, List.of("units"), null).facts()).hasSize(1);
        assertThatThrownBy(() -> Mapping.read(mapping.replace(right, wrong), List.of("units"), null))
                .isInstanceOf(MappingProblem.class)
                .hasMessageStartingWith(place + ":");
    }

    @Test
    void saysWhichMappingsThereAre() {
        assertThatThrownBy(() -> Mapping.text("nowhere"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("dominicks-oj");
    }

    private List<OutgoingFact> facts(String mapping, String csv) {
        CsvFile file = csv(csv);
        List<OutgoingFact> facts = new ArrayList<>();
        List<RowProblem> problems = new ArrayList<>();
        Mapping read = Mapping.read(Mapping.text(mapping), file.header(), null);
        new FactImport(file, read, Long.MAX_VALUE).each(facts::add, problems::add);
        assertThat(problems).isEmpty();
        return facts;
    }

    private static Mapping mapping(String name) {
        return Mapping.read(Mapping.text(name), List.of(OJ_HEADER.strip().split(",")), null);
    }

    private CsvFile csv(String content) {
        try {
            return CsvFile.open(Files.writeString(folder.resolve("file.csv"), content));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode json(OutgoingFact fact) {
        return JSON.readTree(fact.json());
    }
}
