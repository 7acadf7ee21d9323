package io.revenuesignals.contracts.documents;

import io.revenuesignals.contracts.ContractFiles;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A golden sample, read. */
record ContractSample(EventType type, String file, String json, ObjectNode tree, Event data) {

    private static final JsonMapper WIRE = WireJson.mapper();

    static ContractSample of(EventType type, String file, String json) {
        ObjectNode tree = (ObjectNode) WIRE.readTree(json);
        return new ContractSample(type, file, json, tree, WIRE.treeToValue(tree.get("data"), type.data()));
    }

    static ContractSample of(EventType type, ContractFiles.Sample sample) {
        return of(type, sample.file(), sample.json());
    }

    ObjectNode dataTree() {
        return (ObjectNode) tree.get("data");
    }

    @Override
    public String toString() {
        return file;
    }
}
