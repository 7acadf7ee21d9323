package io.revenuesignals.feedback.fact.edge;

import io.revenuesignals.feedback.fact.DoorRules;
import io.revenuesignals.feedback.fact.model.JudgedFact;
import org.springframework.stereotype.Component;

@Component
final class ReaderDoorRules implements DoorRules {

    private final FactReader reader;

    ReaderDoorRules(FactReader reader) {
        this.reader = reader;
    }

    @Override
    public JudgedFact judge(byte[] event, boolean vouched) {
        return reader.line(event, 0, (type, source) -> vouched);
    }

    @Override
    public byte[] withData(byte[] event, byte[] data) {
        return StructuredEvent.of(FactReader.attributes(event), data);
    }
}
