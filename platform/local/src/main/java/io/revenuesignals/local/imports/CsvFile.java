package io.revenuesignals.local.imports;

import io.revenuesignals.local.terminal.CommandFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** A CSV file in UTF-8 with a header, gzipped or not. */
final class CsvFile {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final ObjectReader ROWS = CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .build()
            .readerForListOf(String.class);

    private final Path file;
    private final List<String> header;

    private CsvFile(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** @throws CommandFailed when there is no such file or it has no header */
    static CsvFile open(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailed("There is no file " + file + " that can be read");
        }
        try (InputStream content = content(file);
                MappingIterator<List<String>> rows = ROWS.readValues(content)) {
            if (!rows.hasNext()) {
                throw new CommandFailed("The file " + file + " is empty");
            }
            return new CsvFile(
                    file, rows.next().stream().map(CsvFile::columnName).toList());
        } catch (IOException | JacksonException e) {
            throw unreadable(file, e);
        }
    }

    /** The names of the columns. */
    List<String> header() {
        return header;
    }

    /** Tells the file's content from any other. */
    String fingerprint() {
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads all rows.
     *
     * @param most how many, after the header
     * @throws CommandFailed when the file is damaged
     */
    void read(long most, Consumer<Row> to) {
        try (InputStream content = content(file);
                MappingIterator<List<String>> rows = ROWS.readValues(content)) {
            rows.next();
            for (long number = 2; rows.hasNext() && number - 2 < most; number++) {
                to.accept(new Row(number, rows.next()));
            }
        } catch (IOException | JacksonException e) {
            throw unreadable(file, e);
        }
    }

    private static String columnName(String cell) {
        String name = cell.strip();
        return !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
    }

    private static InputStream content(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CommandFailed unreadable(Path file, Exception e) {
        return new CommandFailed("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
}
