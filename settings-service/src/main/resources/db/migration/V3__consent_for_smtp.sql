-- What the person was asked for: sending by the provider's API, or signing in at its mail server.
ALTER TABLE consent ADD COLUMN token_use varchar(16) NOT NULL DEFAULT 'API' CHECK (token_use IN ('API', 'SMTP'));

-- An access token opens one of the two. Of the one for SMTP; in the past: there is none.
ALTER TABLE partner_grant ADD COLUMN smtp_access_expires_at timestamptz NOT NULL DEFAULT 'epoch';
