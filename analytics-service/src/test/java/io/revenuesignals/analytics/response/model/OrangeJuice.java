package io.revenuesignals.analytics.response.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The Dominick's orange juice extract, read from the folder named by the property {@code signals.data}. */
final class OrangeJuice {

    private OrangeJuice() {}

    record Row(
            int store,
            int week,
            LocalDate weekStart,
            int brand,
            int ounces,
            double units,
            double price,
            double deal,
            double feature) {

        double logVolume() {
            return Math.log(units * ounces);
        }

        double featured() {
            return feature > 0 ? 1 : 0;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Path file = Path.of(System.getProperty("signals.data"), "dominicks_oj.csv.gz");
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(line.split(",")));
            }
        }
        return rows;
    }

    private static Row row(String[] fields) {
        return new Row(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                LocalDate.parse(fields[2]),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[5]),
                Double.parseDouble(fields[6]),
                Double.parseDouble(fields[7]),
                Double.parseDouble(fields[8]),
                Double.parseDouble(fields[9]));
    }
}
