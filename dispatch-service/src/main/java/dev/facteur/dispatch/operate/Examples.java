package dev.facteur.dispatch.operate;

/** Answers as they stand in the documentation. */
final class Examples {
    static final String PAGE = """
            {"deliveries": [
              {"tenantId": "acme", "senderId": "j.dupond", "requestId": "inv-2026-0042-1", "state": "FAILED",
               "document": {"type": "invoice", "id": "F-2026-0042"}, "method": "SMTP",
               "askedAt": "2026-11-24T08:00:00Z", "at": "2026-11-24T08:00:01Z", "attempts": 1,
               "cause": "RECIPIENT_REJECTED", "whoActs": "CALLER",
               "sentence": "Not sent: the recipient's address was refused.",
               "whatToDo": "Check the recipient's address, then send the document again.",
               "recipients": [{"address": "client@example.org", "domain": "example.org", "accepted": false,
                               "reply": "550 5.1.1 User unknown"}]}],
             "cursor": "MTc2Mzk3MTIwMDAwMDAwMC9hY21lL2ludi0yMDI2LTAwNDItMQ"}""";
    static final String COUNT = """
            {"count": 3, "isMore": false}""";

    private Examples() {}
}
