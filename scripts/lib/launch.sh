# Starts Java with the flags that Quern's tiers need. POSIX sh, to be sourced; JAVA_HOME and, where there is an SDK,
# TORNADOVM_HOME are set.

# Becomes java with all jars of folder $1, of which class $2 is started; the rest are its arguments.
# QUERN_JAVA_OPTS holds additional flags for java, and quern_modules a jar that the SDK has in another version.
quern_launch() {
  quern_lib=$1
  shift
  # Java cannot tell for each stream whether a person sees it.
  quern_terminal=
  [ ! -t 1 ] || quern_terminal=out
  [ ! -t 2 ] || quern_terminal=$quern_terminal,err
  # The flags, put before the class and its arguments, last first.
  set -- --add-modules jdk.incubator.vector "-Dquern.terminal=$quern_terminal" -cp "$quern_lib/*" "$@"
  if [ -n "${TORNADOVM_HOME-}" ]; then
    # Its file says so for the other backends.
    [ ! -f "$TORNADOVM_HOME/lib/libtornado-cuda.so" ] || set -- --enable-native-access=tornado.drivers.cuda "$@"
    # The paths again: those in the file may be another machine's, and its module path has the current folder.
    set -- "@$TORNADOVM_HOME/tornado-argfile" -Dtornado.recover.bailout=False \
      "-Djava.library.path=$TORNADOVM_HOME/lib" \
      --module-path "${quern_modules:+$quern_modules:}$TORNADOVM_HOME/share/java/tornado" \
      --upgrade-module-path "$TORNADOVM_HOME/share/java/graalJars" \
      ${QUERN_JAVA_OPTS-} "$@"
  elif [ -f "$quern_lib/quern.jsa" ]; then
    # Classes as Java needs them, see build.sh. An archive that Java cannot use is reported and left; so be it, silently.
    set -- "-XX:SharedArchiveFile=$quern_lib/quern.jsa" -Xlog:cds=off -Xlog:aot=off ${QUERN_JAVA_OPTS-} "$@"
  else
    set -- ${QUERN_JAVA_OPTS-} "$@"
  fi
  exec "$JAVA_HOME/bin/java" "$@"
}
