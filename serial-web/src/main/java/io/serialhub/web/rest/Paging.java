package io.serialhub.web.rest;

import jakarta.ws.rs.QueryParam;

/** Which page of a list is asked for. */
public class Paging {
    @QueryParam("after")
    String after;

    @QueryParam("size")
    String size;

    String after() {
        return Asked.text(after);
    }

    Integer size() {
        return Asked.number("size", size);
    }
}
