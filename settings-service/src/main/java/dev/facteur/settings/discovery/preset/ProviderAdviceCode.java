package dev.facteur.settings.discovery.preset;

/** What a user should know of a provider; each has a text {@code provider.<code>}. */
public enum ProviderAdviceCode {
    BRIDGE_ON_YOUR_PC,
    PASSWORDS_ENDED,
    ACCOUNT_PASSWORD_REFUSED,
    PASSWORDS_END,
    SERVICE_ENDS,
    CONNECT_GMAIL,
    CONNECT_MICROSOFT,
    /** DNS does not tell which product of the provider it is. */
    CHOOSE_PRODUCT,
    CHOOSE_NUMBER,
    CHOOSE_REGION,
    CHOOSE_COUNTRY,
    ENABLE_FIRST,
    APP_PASSWORD,
    APP_PASSWORD_WITH_TWO_FACTORS,
    MAIL_PROGRAM_PASSWORD,
    MAILBOX_PASSWORD,
    LOCAL_PART_AS_USERNAME,
    MAIN_ADDRESS_ONLY,
    PROVIDER_FILES_COPY
}
