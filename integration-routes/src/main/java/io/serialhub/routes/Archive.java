package io.serialhub.routes;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.Exchange;

/** Where a file goes that was taken from a folder, and what the hub writes beside it: complete or not at all. */
final class Archive {
    /** Exchange property: where the file goes, seen from its folder. */
    static final String PLACE = "archive";

    private static final String FAILED = ".failed/";

    private Archive() {}

    /** A Simple expression: the moment and the name, so that files of one name keep apart. */
    static String in(String folder) {
        return folder + "/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}";
    }

    /**
     * Makes a file beside the archived one the message, to be sent to where the archive is.
     *
     * @param ending takes the place of the file's own: {@code orders.xlsx} and {@code .rejects.csv} make
     *               {@code orders.rejects.csv}
     */
    static void beside(Exchange exchange, String ending, Object content) {
        String place = exchange.getProperty(PLACE, String.class);
        exchange.getMessage().setHeader(Exchange.FILE_NAME, place.replaceFirst("[.][^./]*$", "") + ending);
        exchange.getMessage().setBody(content instanceof Path file ? file.toFile() : content);
    }

    /** Puts a partner's file aside, and makes the reason the message. */
    static void explain(Exchange exchange) {
        exchange.setProperty(PLACE, exchange.getProperty(PLACE, String.class).replaceFirst("^[^/]*/", FAILED));
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        beside(exchange, ".reason.txt", explanation(failure, exchange.getExchangeId()));
    }

    static Path file(Exchange exchange) {
        return exchange.getMessage().getBody(File.class).toPath().toAbsolutePath();
    }

    /** In both languages, since nobody knows who will look. */
    private static byte[] explanation(Exception failure, String incident) {
        Reason reason =
                failure instanceof Problem problem ? problem.reason() : Reason.of("unexpected", "incident", incident);
        String text = Texts.of(reason, Locale.CHINESE) + "\n" + Texts.of(reason, Locale.ENGLISH) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
