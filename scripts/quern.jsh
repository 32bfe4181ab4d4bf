// Start script of jshell, see docs/getting-started.md: what programs with Quern import.
import static io.github.quern.dsl.Terms.*;
import io.github.quern.api.*;
import io.github.quern.cluster.*;
import io.github.quern.data.*;
import io.github.quern.dsl.*;
import io.github.quern.lazy.*;
import io.github.quern.solve.*;
import java.util.*;
import java.util.stream.*;
import org.apache.commons.math3.linear.*;
