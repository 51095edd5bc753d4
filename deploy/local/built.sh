# Shared by run, send and the benchmark: where the built things are, whether they are older than their sources, and how
# they are built. The caller's own directory is $here.
root=$(cd "$here/../.." && pwd)
stamp="$here/target/built"
modules=(shared-model shared-web settings-service dispatch-service deploy/embedded deploy/local)
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

# Whether the caches of loaded classes belong to what was built.
is_trained() {
  local service
  for service in settings-service dispatch-service; do
    local application="$root/$service/target/quarkus-app"
    [ "$application/app.aot" -nt "$application/quarkus-run.jar" ] || return 1
  done
}

# Shows the main job once, for the services to remember which classes it takes: to be ready takes half the CPU time
# then. Without these caches all runs as well, so nothing fails here.
train() {
  local log="$root/deploy/local/target/log/training" work
  mkdir -p "$log"
  work=$(mktemp -d "${TMPDIR:-/tmp}/facteur.XXXXXX")
  echo "Training the services to start quickly (half a minute) …"
  "$java_home/bin/java" "${launcher_options[@]}" -Djava.io.tmpdir="$work" -Dfacteur.root="$root" \
    -Dfacteur.logs="$log" -cp "$(class_path)" dev.facteur.local.Launcher --train >"$log/training.log" 2>&1 </dev/null ||
    echo "They start slowly: the training failed, see $log/training.log" >&2
}

# Asked for once all is built.
class_path() {
  echo "$here/target/classes:$(cat "$here/target/dependencies")"
}

fail() {
  echo "${0##*/}: $1" >&2
  exit 1
}

# $1: the module whose command this is.
build() {
  local log="$here/target/log/build.log"
  mkdir -p "$here/target/log"
  # Before the build: what is edited while it runs is stale afterwards.
  touch "$stamp.begun"
  echo "Building what is stale (a minute or two the first time) …"
  "$root/mvnw" --batch-mode --file "$root" --projects "$1" --also-make --threads 2 \
    -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$log" 2>&1 </dev/null ||
    fail "The build failed: $(first_error "$log"). The whole log: $log"
  mv "$stamp.begun" "$stamp"
}

# Headings such as "COMPILATION ERROR :" say nothing.
first_error() {
  sed -n 's/^\[ERROR\] *//p' "$1" | grep -v ': *$' | head -n 1
}
