# Builds a module that scripts start, such as cli, into its target/quern when that is needed. POSIX sh, to be sourced
# after environment.sh.

# Says why a build is needed, or nothing. $1 is the project's folder, $2 the module.
# Folders count as sources too: their time changes when a file in them is deleted.
quern_reason_to_build() {
  if [ ! -f "$1/$2/target/quern/stamp" ]; then
    echo "first run only"
  elif [ -n "${TORNADOVM_HOME-}" ] && ! ls "$1"/"$2"/target/quern/lib/quern-tornado-binding-*.jar >/dev/null 2>&1; then
    echo "with the TornadoVM SDK found now"
  elif find "$1/pom.xml" "$1"/*/pom.xml "$1"/*/src/main "$1"/tornado-kernels/binding/pom.xml \
    "$1"/tornado-kernels/binding/src/main -newer "$1/$2/target/quern/stamp" 2>/dev/null | grep -q .; then
    echo "sources changed"
  fi
}

# Builds if needed, silent but for one line and, on failure, Maven's output. $1 is the project's folder, $2 the module.
quern_build_if_needed() {
  [ -n "$(quern_reason_to_build "$1" "$2")" ] || return 0
  mkdir -p "$1/target" "$1/$2/target"
  (
    # One build at a time; whoever waited finds that the other one did it.
    if command -v flock >/dev/null; then
      flock 9
    fi
    quern_reason=$(quern_reason_to_build "$1" "$2")
    [ -n "$quern_reason" ] || exit 0
    echo "Building Quern ($quern_reason) ..." >&2
    rm -rf "$1/$2/target/quern"
    if ! "$1/mvnw" -f "$1/pom.xml" --batch-mode -q -DskipTests -pl "$2" -am package >"$1/$2/target/build.log" 2>&1 9>&-; then
      cat "$1/$2/target/build.log" >&2
      echo "quern: the build failed, see above." >&2
      exit 1
    fi
    [ "$2" != cli ] || quern_archive "$1/cli/target/quern/lib"
  ) 9>"$1/target/build.lock"
}

# Has Java archive the classes of a first call, of the jars in folder $1: programs that read it start in half the time.
# Not with TornadoVM, whose modules exclude archives. If it fails, programs start as ever.
quern_archive() {
  "$JAVA_HOME/bin/java" --add-modules jdk.incubator.vector -XX:ArchiveClassesAtExit="$1/quern.jsa" -cp "$1/*" \
    io.github.quern.cli.Main sample gaussian >/dev/null 2>&1 || rm -f "$1/quern.jsa"
}
