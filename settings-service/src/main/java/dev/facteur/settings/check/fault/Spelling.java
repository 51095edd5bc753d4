package dev.facteur.settings.check.fault;

/** How far two names are apart: letters missing, too many, wrong, or two of them exchanged. */
final class Spelling {
    private Spelling() {}

    /** Optimal string alignment. */
    static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distances[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : next(one, other, distances, i, j);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int next(String one, String other, int[][] distances, int i, int j) {
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distances[i - 1][j - 1] + wrong, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
