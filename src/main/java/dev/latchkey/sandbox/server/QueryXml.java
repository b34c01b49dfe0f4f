package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Refusal;

/** The envelopes of the query protocol. */
final class QueryXml {

    private QueryXml() {}

    static String answer(String namespace, String action, Fields result, String requestId) {
        StringBuilder xml = new StringBuilder();
        xml.append('<')
                .append(action)
                .append("Response xmlns=\"")
                .append(namespace)
                .append("\">");
        if (!result.isEmpty()) {
            xml.append('<').append(action).append("Result>");
            result.writeTo(xml);
            xml.append("</").append(action).append("Result>");
        }
        xml.append("<ResponseMetadata><RequestId>").append(requestId).append("</RequestId></ResponseMetadata>");
        return xml.append("</").append(action).append("Response>").toString();
    }

    static String error(String namespace, Refusal refusal, String requestId) {
        StringBuilder xml = new StringBuilder();
        xml.append("<ErrorResponse xmlns=\"").append(namespace).append("\"><Error><Type>");
        xml.append(refusal.status() >= 500 ? "Receiver" : "Sender").append("</Type><Code>");
        xml.append(refusal.code()).append("</Code><Message>");
        Fields.escape(xml, refusal.message());
        xml.append("</Message></Error><RequestId>").append(requestId);
        return xml.append("</RequestId></ErrorResponse>").toString();
    }
}
