package io.serialhub.approval;

import io.serialhub.base.Coded;

/** How far a request for approval is. */
public enum ApprovalStatus implements Coded {
    OPEN('O'),
    APPROVED('A'),
    DENIED('D'),
    WITHDRAWN('W');

    private final char code;

    ApprovalStatus(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }
}
