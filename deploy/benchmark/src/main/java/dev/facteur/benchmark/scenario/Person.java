package dev.facteur.benchmark.scenario;

/** A user of the application with a mailbox. */
record Person(String address, String password, String token) {
    @Override
    public String toString() {
        return address;
    }
}
