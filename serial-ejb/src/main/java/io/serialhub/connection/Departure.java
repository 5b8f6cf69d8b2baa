package io.serialhub.connection;

import io.serialhub.exports.ExportProfile;

/** An outgoing file that is to be made and brought, under its name. */
public record Departure(Connection connection, ExportProfile profile, FileRecord file) {}
