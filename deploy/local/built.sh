# Shared by run and send: where the built things are, and whether they are older than their sources.
root=$(cd "$here/../.." && pwd)
stamp="$here/target/built"
modules=(shared-model settings-service dispatch-service deploy/embedded deploy/local)
launcher_options=(-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData
  --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED)

is_built() {
  [ -e "$stamp" ] && [ -e "$here/target/dependencies" ] &&
    [ -e "$root/settings-service/target/quarkus-app/quarkus-run.jar" ] &&
    [ -e "$root/dispatch-service/target/quarkus-app/quarkus-run.jar" ]
}

# Directories count too: they are newer once a file in them was removed.
is_fresh() {
  is_built &&
    [ -z "$(cd "$root" && find pom.xml "${modules[@]/%//pom.xml}" "${modules[@]/%//src/main}" \
      -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# Asked for once all is built.
class_path() {
  echo "$here/target/classes:$(cat "$here/target/dependencies")"
}
