package dev.facteur.embedded;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where one says who one is: a button for each person who is known, and a form for anybody else; no password. */
final class SignInPage {
    /** A person as the OIDC provider knows them. */
    record Person(String name, String subject, Map<String, Object> claims) {}

    private SignInPage() {}

    static Path write(Path directory, List<Person> people) {
        try {
            return Files.writeString(directory.resolve("sign-in.html"), html(people));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String html(List<Person> people) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sign in (stand-in)</title>
                <link rel="icon" href="data:,">
                <style>
                  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
                  body { max-width: 24rem; margin: 12vh auto; padding: 0 1.5rem; }
                  form { margin: .75rem 0; }
                  button, input, textarea { width: 100%%; box-sizing: border-box; padding: .75rem; font: inherit; }
                  label { display: block; margin: .75rem 0; }
                </style>
                </head>
                <body>
                <main>
                <h1>Sign in</h1>
                <p>The OIDC stand-in of this machine: it asks for no password.</p>
                %s
                <details%s>
                <summary>Somebody else</summary>
                <form method="post">
                <label>Subject <input name="username" required></label>
                <label>Claims, as JSON <textarea name="claims" rows="4"></textarea></label>
                <button>Sign in</button>
                </form>
                </details>
                </main>
                </body>
                </html>
                """.formatted(
                        people.stream().map(SignInPage::button).collect(Collectors.joining("\n")),
                        people.isEmpty() ? " open" : "");
    }

    private static String button(Person person) {
        return """
                <form method="post">
                <input type="hidden" name="username" value="%s">
                <input type="hidden" name="claims" value="%s">
                <button>%s</button>
                </form>""".formatted(
                        escaped(person.subject()),
                        escaped(JSONObjectUtils.toJSONString(person.claims())),
                        escaped(person.name()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
