package dev.facteur.submission;

/** The SASL mechanisms spoken here (RFC 4616, 7628; LOGIN and XOAUTH2 have no RFC). */
public enum SaslMechanism {
    PLAIN,
    LOGIN,
    XOAUTH2,
    OAUTHBEARER
}
