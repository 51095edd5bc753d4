-- Whether documents leave by the relay while the mailbox or account is unavailable; else they wait.
ALTER TABLE sender_profile ADD COLUMN relay_while_unavailable boolean NOT NULL DEFAULT false;
