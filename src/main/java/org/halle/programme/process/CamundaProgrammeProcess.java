package org.halle.programme.process;

import org.halle.engine.Conversation;
import org.halle.engine.Outcome;
import org.halle.kernel.CallId;
import org.halle.kernel.ProgrammeId;
import org.halle.programme.ProgrammeProcess;
import org.springframework.stereotype.Component;

/** A programme's diagram is {@code programme.bpmn}; its business key is the programme's id. */
@Component
class CamundaProgrammeProcess implements ProgrammeProcess {

    private static final String PROCESS = "programme";
    private static final String ROLLING_CALL = "rolling-call";

    private final Conversation conversation;

    CamundaProgrammeProcess(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void begin(ProgrammeId programme, CallId call) {
        conversation.start(PROCESS, programme.value(), Outcome.of("callId", call.toString()));
    }

    @Override
    public void beginRolling(CallId call) {
        conversation.start(ROLLING_CALL, call.value(), Outcome.none());
    }

    @Override
    public boolean running(ProgrammeId programme) {
        return conversation.running(PROCESS, programme.value());
    }
}
