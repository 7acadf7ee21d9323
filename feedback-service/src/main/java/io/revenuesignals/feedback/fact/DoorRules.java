package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.JudgedFact;

/** The rules of the door, for those who look at a refused event once more. */
public interface DoorRules {

    /**
     * Judges one event in structured mode.
     *
     * @param vouched whether its source may be taken for granted, because the door had let the sender post as this source
     */
    JudgedFact judge(byte[] event, boolean vouched);

    /**
     * The same event with other data.
     *
     * @param data JSON in UTF-8
     */
    byte[] withData(byte[] event, byte[] data);
}
