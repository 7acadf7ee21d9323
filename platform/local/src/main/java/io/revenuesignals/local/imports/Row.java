package io.revenuesignals.local.imports;

import java.util.List;

/**
 * A row of the file.
 *
 * @param number of its line, the header being line 1
 * @param cells in the order of the header; missing ones at the end are empty
 */
record Row(long number, List<String> cells) {

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
