package io.serialhub.connection;

import io.serialhub.base.Coded;

/** What a connection does. Webhooks have registers of their own and stand beside these in {@link Registered}. */
public enum ConnectionKind implements Coded {
    SFTP_IN('S'),
    SFTP_OUT('T'),
    FOLDER_IN('F'),
    FOLDER_OUT('G');

    private final char code;

    ConnectionKind(char code) {
        this.code = code;
    }

    @Override
    public char code() {
        return code;
    }

    public boolean incoming() {
        return this == SFTP_IN || this == FOLDER_IN;
    }

    public boolean sftp() {
        return this == SFTP_IN || this == SFTP_OUT;
    }
}
