package io.revenuesignals.feedback.reading.store;

import static io.revenuesignals.platform.database.Rows.present;
import static io.revenuesignals.platform.database.Rows.text;

import io.r2dbc.spi.Readable;
import io.revenuesignals.feedback.reading.ReadPositions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcReadPositions implements ReadPositions {

    private static final String COLUMNS =
            "select topic, partition, first_offset, next_offset, records from read_position ";

    private static final Comparator<Position> BY_PARTITION = Comparator.<Position, String>comparing(
                    position -> position.partition().topic())
            .thenComparing(position -> position.partition().number());

    private final DatabaseClient database;

    R2dbcReadPositions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Position> hold(String reader, Collection<Partition> partitions) {
        return database.sql(COLUMNS + """
                        where reader = $1
                          and (topic, partition) in (select * from unnest($2::text[], $3::int[]))
                        order by topic, partition
                        for update""")
                .bind("$1", reader)
                .bind("$2", partitions.stream().map(Partition::topic).toArray(String[]::new))
                .bind("$3", partitions.stream().map(Partition::number).toArray(Integer[]::new))
                .map(R2dbcReadPositions::read)
                .all();
    }

    @Override
    public Mono<Void> move(String reader, List<Position> positions) {
        List<Position> sorted = positions.stream().sorted(BY_PARTITION).toList();
        return database.sql("""
                        insert into read_position (reader, topic, partition, first_offset, next_offset, records)
                        select $1, * from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[])
                        on conflict (reader, topic, partition) do update
                           set first_offset = excluded.first_offset, next_offset = excluded.next_offset,
                               records = excluded.records""")
                .bind("$1", reader)
                .bind(
                        "$2",
                        sorted.stream()
                                .map(position -> position.partition().topic())
                                .toArray(String[]::new))
                .bind(
                        "$3",
                        sorted.stream()
                                .map(position -> position.partition().number())
                                .toArray(Integer[]::new))
                .bind("$4", sorted.stream().map(Position::first).toArray(Long[]::new))
                .bind("$5", sorted.stream().map(Position::next).toArray(Long[]::new))
                .bind("$6", sorted.stream().map(Position::records).toArray(Long[]::new))
                .then();
    }

    @Override
    public Flux<Position> all(String reader) {
        return database.sql(COLUMNS + "where reader = $1 order by topic, partition")
                .bind("$1", reader)
                .map(R2dbcReadPositions::read)
                .all();
    }

    private static Position read(Readable row) {
        return new Position(
                new Partition(text(row, "topic"), present(row, "partition", Integer.class)),
                present(row, "first_offset", Long.class),
                present(row, "next_offset", Long.class),
                present(row, "records", Long.class));
    }
}
