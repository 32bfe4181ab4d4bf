# Finds what a Quern command runs on. POSIX sh, to be sourced by mvnw and the scripts, with or without "set -euf".
#
#   quern_find_jdk      exports JAVA_HOME, a JDK 25 or later; without one says what to do and returns 1
#   quern_find_tornado  exports TORNADOVM_HOME, the SDK of TornadoVM; without one unsets it and returns 0
#   quern_find_tornado_with BACKEND  the same with a backend, opencl, ptx or cuda; without one returns 1
#   quern_tornado_backends FOLDER    prints the backends of an SDK, one a line
#                       (both need "set +f")
#
# A JDK is a folder with bin/javac whose "release" file tells JAVA_VERSION.

# The major version of the JDK in folder $1, or 0.
quern_jdk_major() {
  quern_major=
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    quern_major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
  fi
  echo "${quern_major:-0}"
}

# The home folder of the java on the PATH, links followed.
quern_java_home_of_path() {
  quern_java=$(command -v java) || return 0
  quern_java=$(readlink -f "$quern_java" 2>/dev/null) || return 0
  dirname "$(dirname "$quern_java")"
}

# Of the JDKs in the usual places: one of version 25 exactly, else a later one, else nothing.
quern_usual_jdk() (
  set +f
  later=
  for home in /usr/lib/jvm/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* /opt/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    major=$(quern_jdk_major "$home")
    if [ "$major" -eq 25 ]; then
      echo "$home"
      return
    elif [ "$major" -gt 25 ] && [ -z "$later" ]; then
      later=$home
    fi
  done
  echo "$later"
)

quern_find_jdk() {
  if [ -n "${QUERN_JAVA_HOME-}" ] && [ "$(quern_jdk_major "$QUERN_JAVA_HOME")" -lt 25 ]; then
    echo "quern: QUERN_JAVA_HOME is $QUERN_JAVA_HOME, where there is no JDK 25 or later; looking elsewhere." >&2
  fi
  for quern_home in "${QUERN_JAVA_HOME-}" "${JAVA_HOME-}" "$(quern_java_home_of_path)" "$(quern_usual_jdk)"; do
    if [ -n "$quern_home" ] && [ "$(quern_jdk_major "$quern_home")" -ge 25 ]; then
      JAVA_HOME=$quern_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "quern: no JDK 25 or later was found; install one (any vendor) and set JAVA_HOME to its folder." >&2
  return 1
}

quern_usual_tornado() (
  set +f
  for home in "${HOME-}"/.sdkman/candidates/tornadovm/current "${HOME-}"/.sdkman/candidates/tornadovm/5.2.0-jdk25*; do
    if [ -f "$home/tornado-argfile" ]; then
      echo "$home"
      return
    fi
  done
)

quern_find_tornado() {
  if [ -n "${TORNADOVM_HOME-}" ] && [ -f "$TORNADOVM_HOME/tornado-argfile" ]; then
    export TORNADOVM_HOME
    return 0
  fi
  quern_home=$(quern_usual_tornado)
  if [ -n "${TORNADOVM_HOME-}" ]; then
    echo "quern: TORNADOVM_HOME is $TORNADOVM_HOME, where there is no tornado-argfile; using ${quern_home:-no TornadoVM}." >&2
  fi
  if [ -n "$quern_home" ]; then
    TORNADOVM_HOME=$quern_home
    export TORNADOVM_HOME
  else
    unset TORNADOVM_HOME
  fi
}

quern_tornado_backends() {
  for quern_library in "$1"/lib/libtornado-*.so; do
    case $(basename "$quern_library") in
    libtornado-opencl.so) echo opencl ;;
    libtornado-ptx.so) echo ptx ;;
    libtornado-cuda.so) echo cuda ;;
    esac
  done
}

# The SDK of TORNADOVM_HOME, or another one that SDKMAN installed.
quern_find_tornado_with() {
  for quern_home in "${TORNADOVM_HOME-}" "${HOME-}"/.sdkman/candidates/tornadovm/*; do
    if [ -f "$quern_home/tornado-argfile" ] && quern_tornado_backends "$quern_home" | grep -qx "$1"; then
      TORNADOVM_HOME=$quern_home
      export TORNADOVM_HOME
      return 0
    fi
  done
  return 1
}
