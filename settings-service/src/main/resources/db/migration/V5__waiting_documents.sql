-- Documents that wait for their sender to sign in again, as dispatch-service tells of each; none of a sender who has.
CREATE TABLE waiting_document (
    tenant_id  varchar(64)  NOT NULL,
    sender_id  varchar(255) NOT NULL,
    request_id varchar(255) NOT NULL,
    PRIMARY KEY (tenant_id, sender_id, request_id),
    FOREIGN KEY (tenant_id, sender_id) REFERENCES sender_profile ON DELETE CASCADE
);

-- What was known before: how many waited when the first of them met the refusal.
ALTER TABLE partner_grant DROP COLUMN waiting;
