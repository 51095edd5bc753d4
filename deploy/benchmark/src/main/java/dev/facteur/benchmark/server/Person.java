package dev.facteur.benchmark.server;

/** A user of the application with a mailbox. */
public record Person(String address, String password, String token) {
    @Override
    public String toString() {
        return address;
    }
}
