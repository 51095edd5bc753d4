package dev.facteur.settings.discovery;

/** Answers as they are given, for the documentation of the interface; a test holds them to it. */
final class MailSettingsExamples {
    static final String ORANGE = """
            {"proposals": [
                  {"provider": {"id": "orange", "name": "Orange"},
                    "smtp": {"host": "smtp.orange.fr", "port": 465, "security": "TLS", "username": "jeanne@orange.fr"},
                    "imap": {"host": "imap.orange.fr", "port": 993, "security": "TLS", "username": "jeanne@orange.fr"},
                    "imapByDefault": true,
                    "copyToSent": true,
                    "source": "PRESET",
                    "confidence": "CERTAIN",
                    "authentication": "PASSWORD"}],
             "advice": []}""";

    static final String OVH = """
            {"proposals": [
                  {"provider": {"id": "ovh-mx-plan", "name": "OVH MX Plan / Zimbra"},
                    "smtp": {"host": "smtp.mail.ovh.net", "port": 465, "security": "TLS", "username": "jeanne@menuiserie-martin.fr"},
                    "imap": {"host": "imap.mail.ovh.net", "port": 993, "security": "TLS", "username": "jeanne@menuiserie-martin.fr"},
                    "imapByDefault": true,
                    "copyToSent": true,
                    "source": "MX",
                    "confidence": "POSSIBLE",
                    "authentication": "PASSWORD",
                    "advice": [
                      {"code": "CHOOSE_PRODUCT", "message": "Cet hébergeur a plusieurs services de messagerie ; rien n'indique de l'extérieur lequel est le vôtre. Ces réglages sont ceux de OVH MX Plan / Zimbra."},
                      {"code": "MAILBOX_PASSWORD", "message": "C'est le mot de passe de la boîte aux lettres, et non celui de l'espace client."}]},
                  {"provider": {"id": "ovh-exchange", "name": "OVH Exchange"},
                    "smtp": {"host": "ex4.mail.ovh.net", "port": 587, "security": "STARTTLS", "username": "jeanne@menuiserie-martin.fr"},
                    "imap": {"host": "ex4.mail.ovh.net", "port": 993, "security": "TLS", "username": "jeanne@menuiserie-martin.fr"},
                    "imapByDefault": false,
                    "copyToSent": false,
                    "source": "MX",
                    "confidence": "POSSIBLE",
                    "authentication": "PASSWORD",
                    "needs": {"name": "number", "value": "4", "template": "ex{number}.mail.ovh.net"},
                    "advice": [
                      {"code": "CHOOSE_PRODUCT", "message": "Cet hébergeur a plusieurs services de messagerie ; rien n'indique de l'extérieur lequel est le vôtre. Ces réglages sont ceux de OVH Exchange."},
                      {"code": "CHOOSE_NUMBER", "message": "Le nom du serveur porte un numéro (ex4.mail.ovh.net) : remplacez-le par le vôtre, que donne votre espace client."},
                      {"code": "MAILBOX_PASSWORD", "message": "C'est le mot de passe de la boîte aux lettres, et non celui de l'espace client."}]},
                  {"provider": {"id": "ovh-email-pro", "name": "OVH E-mail Pro"},
                    "smtp": {"host": "pro1.mail.ovh.net", "port": 587, "security": "STARTTLS", "username": "jeanne@menuiserie-martin.fr"},
                    "imap": {"host": "pro1.mail.ovh.net", "port": 993, "security": "TLS", "username": "jeanne@menuiserie-martin.fr"},
                    "imapByDefault": true,
                    "copyToSent": true,
                    "source": "MX",
                    "confidence": "POSSIBLE",
                    "authentication": "PASSWORD",
                    "needs": {"name": "number", "value": "1", "template": "pro{number}.mail.ovh.net"},
                    "advice": [
                      {"code": "CHOOSE_PRODUCT", "message": "Cet hébergeur a plusieurs services de messagerie ; rien n'indique de l'extérieur lequel est le vôtre. Ces réglages sont ceux de OVH E-mail Pro."},
                      {"code": "CHOOSE_NUMBER", "message": "Le nom du serveur porte un numéro (pro1.mail.ovh.net) : remplacez-le par le vôtre, que donne votre espace client."},
                      {"code": "MAILBOX_PASSWORD", "message": "C'est le mot de passe de la boîte aux lettres, et non celui de l'espace client."}]}],
             "advice": []}""";

    static final String GMAIL = """
            {"proposals": [
                  {"provider": {"id": "gmail", "name": "Gmail"},
                    "smtp": {"host": "smtp.gmail.com", "port": 465, "security": "TLS", "username": "jeanne@gmail.com"},
                    "imap": {"host": "imap.gmail.com", "port": 993, "security": "TLS", "username": "jeanne@gmail.com"},
                    "imapByDefault": false,
                    "copyToSent": false,
                    "source": "PRESET",
                    "confidence": "CERTAIN",
                    "authentication": "OAUTH2",
                    "connection": "GMAIL",
                    "advice": [
                      {"code": "CONNECT_GMAIL", "message": "Connectez votre compte Gmail dans « Connexions partenaires » : aucun mot de passe n'est nécessaire."},
                      {"code": "PROVIDER_FILES_COPY", "message": "Gmail range lui-même une copie dans vos messages envoyés."}]},
                  {"provider": {"id": "gmail", "name": "Gmail"},
                    "smtp": {"host": "smtp.gmail.com", "port": 465, "security": "TLS", "username": "jeanne@gmail.com"},
                    "imap": {"host": "imap.gmail.com", "port": 993, "security": "TLS", "username": "jeanne@gmail.com"},
                    "imapByDefault": false,
                    "copyToSent": false,
                    "source": "PRESET",
                    "confidence": "CERTAIN",
                    "authentication": "APP_PASSWORD",
                    "advice": [
                      {"code": "ACCOUNT_PASSWORD_REFUSED", "message": "Gmail refuse ici le mot de passe du compte : créez un mot de passe d'application et saisissez-le.", "helpUrl": "https://support.google.com/accounts/answer/185833"},
                      {"code": "CONNECT_GMAIL", "message": "Connectez votre compte Gmail dans « Connexions partenaires » : aucun mot de passe n'est nécessaire."},
                      {"code": "PROVIDER_FILES_COPY", "message": "Gmail range lui-même une copie dans vos messages envoyés."}]}],
             "advice": []}""";

    private MailSettingsExamples() {}
}
