package io.serialhub.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** SOAP as it is written, for those who write it by hand. */
final class Soap {
    static final String V11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String V12 = "http://www.w3.org/2003/05/soap-envelope";

    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Soap() {}

    static String address(String service) {
        return HubServer.get().baseUrl() + "/services/v1/" + service;
    }

    /** @param body in the default namespace of the service */
    static String envelope(String version, String service, String header, String body) {
        return """
                <s:Envelope xmlns:s="%s"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>""".formatted(
                version, header, body.replaceFirst("^<([A-Za-z]+)", "<$1 xmlns=\"urn:serialhub:v1:" + service + "\""));
    }

    /** WS-Security 1.0 with a token as PasswordText, sent at that time. */
    static String security(String token, Instant created) {
        return """
                <wsse:Security s:mustUnderstand="1" xmlns:wsse="%1$swssecurity-secext-1.0.xsd"
                    xmlns:wsu="%1$swssecurity-utility-1.0.xsd">
                  <wsu:Timestamp><wsu:Created>%2$s</wsu:Created><wsu:Expires>%3$s</wsu:Expires></wsu:Timestamp>
                  <wsse:UsernameToken><wsse:Username>erp</wsse:Username>
                    <wsse:Password Type="%1$susername-token-profile-1.0#PasswordText">%4$s</wsse:Password>
                  </wsse:UsernameToken>
                </wsse:Security>""".formatted(OASIS, created, created.plusSeconds(300), token);
    }

    static HttpResponse<String> post(String service, String envelope, String... headers) {
        return post(service, envelope.getBytes(StandardCharsets.UTF_8), headers);
    }

    static HttpResponse<String> post(String service, byte[] envelope, String... headers) {
        var request = HttpRequest.newBuilder(HubServer.get().uri("/services/v1/" + service))
                .POST(BodyPublishers.ofByteArray(envelope))
                .headers(headers);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
