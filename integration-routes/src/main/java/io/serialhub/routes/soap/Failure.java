package io.serialhub.routes.soap;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import jakarta.persistence.OptimisticLockException;
import jakarta.xml.bind.JAXBException;
import java.util.UUID;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.xml.sax.SAXException;

/**
 * What an exception means to the sender: one of our problems as it is, what is wrong with the message by its kind, and of
 * everything else a number only.
 *
 * @param code              of SOAP, where it must be a certain one; else null
 * @param retryAfterSeconds null: the same again is of no use
 * @param incident          of what nobody expected, else null
 */
record Failure(Problem.Kind kind, Reason reason, QName code, Integer retryAfterSeconds, String incident) {
    private static final int LONGEST_WORDS = 500;

    static Failure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return of(problem);
            }
            if (t instanceof OptimisticLockException || Transactions.repeatable(t)) {
                return new Failure(Problem.Kind.CONFLICT, Reason.of("busy-try-again"), null, 1, null);
            }
            if (t instanceof XMLStreamException || t instanceof SAXException || t instanceof JAXBException) {
                return invalid(Reason.of("xml-unfit", "problem", words(deepest(t))), null);
            }
        }
        return thrown instanceof Fault fault && fault.getCause() == null
                ? ofProtocol(fault)
                : new Failure(null, Reason.of("unexpected"), null, null, null).numbered();
    }

    boolean isUnexpected() {
        return incident != null;
    }

    private static Failure of(Problem problem) {
        Integer wait = switch (problem.code()) {
            case "still-running" -> Integer.valueOf(1);
            case "too-many-tries" -> Integer.valueOf(problem.args().getOrDefault("seconds", "60"));
            default -> null;
        };
        return new Failure(problem.kind(), problem.reason(), null, wait, null);
    }

    /** What CXF itself says of an envelope: unknown operations, versions and headers. */
    private static Failure ofProtocol(Fault fault) {
        QName code = fault instanceof SoapFault soap ? soap.getFaultCode() : null;
        return invalid(Reason.of("soap-unfit", "problem", words(fault)), code);
    }

    private static Failure invalid(Reason reason, QName code) {
        return new Failure(Problem.Kind.INVALID, reason, code, null, null);
    }

    private Failure numbered() {
        String number = UUID.randomUUID().toString();
        return new Failure(kind, Reason.of(reason.code(), "incident", number), code, null, number);
    }

    private static Throwable deepest(Throwable thrown) {
        Throwable t = thrown;
        while (t.getCause() != null || t instanceof JAXBException e && e.getLinkedException() != null) {
            t = t.getCause() != null ? t.getCause() : ((JAXBException) t).getLinkedException();
        }
        return t;
    }

    /** In the parser's own words with line and column, as one sentence that is not too long. */
    private static String words(Throwable thrown) {
        String words = String.valueOf(thrown.getMessage())
                .replaceAll("\\s+", " ")
                .replaceAll(" ?at \\[row,col \\{unknown-source}]: \\[(\\d+),(\\d+)]", " ($1:$2)")
                .strip();
        String cut = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
        return cut.matches(".*[.!?…]") ? cut : cut + ".";
    }
}
