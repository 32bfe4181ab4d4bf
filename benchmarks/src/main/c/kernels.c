/*
 * The workloads of the benchmark in plain C: one loop over rows, shared by OpenMP's threads, and one over columns.
 * This is what a C programmer would write first; the compiler does the rest. Built and started by CProgram.java:
 *
 *   gcc -Ofast -march=native -fopenmp kernels.c -o kernels -lm
 *   ./kernels NAME M N WARMUP_SECONDS SECONDS RESULT_FILE
 *
 * It calls the kernel for at least WARMUP_SECONDS, then again and again for about SECONDS, at least three times, and
 * prints the median time of a call in milliseconds, the number of calls and the shortest time. The result goes to
 * RESULT_FILE as doubles.
 */
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- data: the same numbers as java.util.Random gives, whose algorithm is part of its documentation ------------- */

static uint64_t random_state;

static void random_seed(uint64_t seed) { random_state = (seed ^ 0x5DEECE66DULL) & ((1ULL << 48) - 1); }

static uint32_t random_bits(int bits) {
  random_state = (random_state * 0x5DEECE66DULL + 0xBULL) & ((1ULL << 48) - 1);
  return (uint32_t)(random_state >> (48 - bits));
}

static float random_float(void) { return random_bits(24) * 0x1.0p-24f; }

static double random_double(void) {
  uint64_t high = (uint64_t)random_bits(26) << 27;
  return (high + random_bits(27)) * 0x1.0p-53;
}

#define FILL(REAL)                                                   \
  static REAL *fill_##REAL(long count) {                             \
    REAL *numbers = malloc((count > 0 ? count : 1) * sizeof(REAL));  \
    if (numbers == NULL) {                                           \
      fprintf(stderr, "not enough memory\n");                        \
      exit(1);                                                       \
    }                                                                \
    for (long k = 0; k < count; k++) {                               \
      numbers[k] = random_##REAL();                                  \
    }                                                                \
    return numbers;                                                  \
  }

FILL(float)
FILL(double)

/* --- kernels ---------------------------------------------------------------------------------------------------- */

typedef struct {
  long m, n;
  const void *x, *y, *b, *e; /* (M, D), (N, D), (N), (M) */
  void *a;                   /* the result */
} Problem;

#define SQUARED_DISTANCE(REAL, D, x, y)   \
  REAL distance = 0;                      \
  for (int c = 0; c < D; c++) {           \
    REAL difference = (x)[c] - (y)[c];    \
    distance += difference * difference;  \
  }

/* a_i = sum_j exp(-gamma |x_i - y_j|^2) b_j */
#define GAUSSIAN(NAME, REAL, EXP, D)                              \
  static void NAME(const Problem *p) {                            \
    const REAL *x = p->x, *y = p->y, *b = p->b;                   \
    REAL *a = p->a;                                               \
    const REAL gamma = (REAL)6 / D;                               \
    _Pragma("omp parallel for") for (long i = 0; i < p->m; i++) { \
      REAL sum = 0;                                               \
      for (long j = 0; j < p->n; j++) {                           \
        SQUARED_DISTANCE(REAL, D, x + i * D, y + j * D)           \
        sum += EXP(-gamma * distance) * b[j];                     \
      }                                                           \
      a[i] = sum;                                                 \
    }                                                             \
  }

GAUSSIAN(gaussian_rows_d3, float, expf, 3)
GAUSSIAN(gaussian_d10, float, expf, 10)
GAUSSIAN(gaussian_d100, float, expf, 100)
GAUSSIAN(gaussian_d1000, float, expf, 1000)
GAUSSIAN(gaussian_d3_double, double, exp, 3)

/* A single row leaves nothing to share but its columns. */
static void gaussian_d3(const Problem *p) {
  if (p->m != 1) {
    gaussian_rows_d3(p);
    return;
  }
  const float *x = p->x, *y = p->y, *b = p->b;
  float *a = p->a;
  const float gamma = 2;
  float sum = 0;
#pragma omp parallel for reduction(+ : sum)
  for (long j = 0; j < p->n; j++) {
    SQUARED_DISTANCE(float, 3, x, y + 3 * j)
    sum += expf(-gamma * distance) * b[j];
  }
  a[0] = sum;
}

/* The sum of all numbers of y and b, whatever M: as fast as they can be read, which is in several places at a time. */
static void memory_d3(const Problem *p) {
  const float *y = p->y, *b = p->b;
  const long n = p->n;
  float sum = 0;
#pragma omp parallel for reduction(+ : sum)
  for (long j = 0; j < n; j++) {
    sum += y[j] + y[n + j] + y[2 * n + j] + b[j];
  }
  ((float *)p->a)[0] = sum;
}

/* The gradient in x_i of sum_i e_i a_i: -2 gamma e_i sum_j exp(-gamma |x_i - y_j|^2) b_j (x_i - y_j) */
static void gradient_d3(const Problem *p) {
  const float *x = p->x, *y = p->y, *b = p->b, *e = p->e;
  float *a = p->a;
  const float gamma = 2;
#pragma omp parallel for
  for (long i = 0; i < p->m; i++) {
    float sum0 = 0, sum1 = 0, sum2 = 0;
    for (long j = 0; j < p->n; j++) {
      float d0 = x[3 * i] - y[3 * j];
      float d1 = x[3 * i + 1] - y[3 * j + 1];
      float d2 = x[3 * i + 2] - y[3 * j + 2];
      float value = expf(-gamma * (d0 * d0 + d1 * d1 + d2 * d2)) * b[j];
      sum0 += value * d0;
      sum1 += value * d1;
      sum2 += value * d2;
    }
    float factor = -2 * gamma * e[i];
    a[3 * i] = factor * sum0;
    a[3 * i + 1] = factor * sum1;
    a[3 * i + 2] = factor * sum2;
  }
}

/* a_i = log sum_j exp(-gamma |x_i - y_j|^2), the maximum first, so that nothing overflows */
static void log_sum_exp_d3(const Problem *p) {
  const float *x = p->x, *y = p->y;
  float *a = p->a;
  const float gamma = 2;
#pragma omp parallel for
  for (long i = 0; i < p->m; i++) {
    float nearest = 1e30f;
    for (long j = 0; j < p->n; j++) {
      SQUARED_DISTANCE(float, 3, x + 3 * i, y + 3 * j)
      nearest = distance < nearest ? distance : nearest;
    }
    float sum = 0;
    for (long j = 0; j < p->n; j++) {
      SQUARED_DISTANCE(float, 3, x + 3 * i, y + 3 * j)
      sum += expf(-gamma * (distance - nearest));
    }
    a[i] = logf(sum) - gamma * nearest;
  }
}

/* The positions of the K nearest y_j, ascending, by insertion. */
#define K 10
#define NEAREST(NAME, D)                                          \
  static void NAME(const Problem *p) {                            \
    const float *x = p->x, *y = p->y;                             \
    int64_t *a = p->a;                                            \
    _Pragma("omp parallel for") for (long i = 0; i < p->m; i++) { \
      float best[K];                                              \
      int64_t where[K];                                           \
      for (int k = 0; k < K; k++) {                               \
        best[k] = 1e30f;                                          \
        where[k] = 0;                                             \
      }                                                           \
      for (long j = 0; j < p->n; j++) {                           \
        SQUARED_DISTANCE(float, D, x + i * D, y + j * D)          \
        if (distance < best[K - 1]) {                             \
          int k = K - 1;                                          \
          while (k > 0 && distance < best[k - 1]) {               \
            best[k] = best[k - 1];                                \
            where[k] = where[k - 1];                              \
            k--;                                                  \
          }                                                       \
          best[k] = distance;                                     \
          where[k] = j;                                           \
        }                                                         \
      }                                                           \
      memcpy(a + i * K, where, sizeof where);                     \
    }                                                             \
  }

NEAREST(nearest_d3, 3)
NEAREST(nearest_d50, 50)

/* The Gaussian sum of each block of 100 rows over its own block of columns and up to four on either side. */
static void block_sparse_d3(const Problem *p) {
  const float *x = p->x, *y = p->y, *b = p->b;
  float *a = p->a;
  const float gamma = 2;
  const long size = 100;
#pragma omp parallel for
  for (long start = 0; start < p->m; start += size) {
    long end = start + size < p->m ? start + size : p->m;
    long first = start - 4 * size > 0 ? start - 4 * size : 0;
    long last = start + 5 * size < p->n ? start + 5 * size : p->n;
    for (long i = start; i < end; i++) {
      float sum = 0;
      for (long j = first; j < last; j++) {
        SQUARED_DISTANCE(float, 3, x + 3 * i, y + 3 * j)
        sum += expf(-gamma * distance) * b[j];
      }
      a[i] = sum;
    }
  }
}

/* --- timing ----------------------------------------------------------------------------------------------------- */

typedef enum { FLOAT, DOUBLE, POSITIONS } Result;

typedef struct {
  const char *name;
  void (*run)(const Problem *);
  int dimension;
  Result result;
  int columns; /* of the result */
} Kernel;

static const Kernel KERNELS[] = {
    {"gaussian-d3", gaussian_d3, 3, FLOAT, 1},
    {"gradient-d3", gradient_d3, 3, FLOAT, 3},
    {"logsumexp-d3", log_sum_exp_d3, 3, FLOAT, 1},
    {"argkmin-d3", nearest_d3, 3, POSITIONS, K},
    {"argkmin-d50", nearest_d50, 50, POSITIONS, K},
    {"gaussian-d10", gaussian_d10, 10, FLOAT, 1},
    {"gaussian-d100", gaussian_d100, 100, FLOAT, 1},
    {"gaussian-d1000", gaussian_d1000, 1000, FLOAT, 1},
    {"block-sparse-d3", block_sparse_d3, 3, FLOAT, 1},
    {"gaussian-d3-double", gaussian_d3_double, 3, DOUBLE, 1},
    {"memory-d3", memory_d3, 3, FLOAT, 1},
};

static Problem problem(const Kernel *kernel, long m, long n) {
  long d = kernel->dimension;
  Problem p = {m, n, NULL, NULL, NULL, NULL, NULL};
  random_seed(1);
  if (kernel->result == DOUBLE) {
    p.x = fill_double(m * d);
    p.y = fill_double(n * d);
    p.b = fill_double(n);
    p.e = fill_double(m);
  } else {
    p.x = fill_float(m * d);
    p.y = fill_float(n * d);
    p.b = fill_float(n);
    p.e = fill_float(m);
  }
  p.a = calloc(m * kernel->columns + 1, sizeof(double));
  if (p.a == NULL) {
    fprintf(stderr, "not enough memory\n");
    exit(1);
  }
  return p;
}

static double seconds_of(const Kernel *kernel, const Problem *p) {
  double start = omp_get_wtime();
  kernel->run(p);
  return omp_get_wtime() - start;
}

static int ascending(const void *left, const void *right) {
  double l = *(const double *)left, r = *(const double *)right;
  return (l > r) - (l < r);
}

static int write_result(const Kernel *kernel, const Problem *p, const char *path) {
  FILE *file = fopen(path, "wb");
  if (file == NULL) {
    return 0;
  }
  size_t written = 0;
  long count = p->m * kernel->columns;
  for (long k = 0; k < count; k++) {
    double number = kernel->result == FLOAT    ? ((const float *)p->a)[k]
                    : kernel->result == DOUBLE ? ((const double *)p->a)[k]
                                               : (double)((const int64_t *)p->a)[k];
    written += fwrite(&number, sizeof number, 1, file);
  }
  return fclose(file) == 0 && written == (size_t)count;
}

#define MOST_CALLS 10000

int main(int count, char **words) {
  if (count != 7) {
    fprintf(stderr, "usage: kernels NAME M N WARMUP_SECONDS SECONDS RESULT_FILE\n");
    return 2;
  }
  const Kernel *kernel = NULL;
  for (size_t k = 0; k < sizeof KERNELS / sizeof KERNELS[0]; k++) {
    if (strcmp(KERNELS[k].name, words[1]) == 0) {
      kernel = &KERNELS[k];
    }
  }
  if (kernel == NULL) {
    fprintf(stderr, "there is no kernel %s\n", words[1]);
    return 2;
  }
  Problem p = problem(kernel, atol(words[2]), atol(words[3]));
  for (double warm = 0; warm < atof(words[4]);) {
    warm += seconds_of(kernel, &p);
  }
  static double times[MOST_CALLS];
  int calls = 0;
  for (double total = 0; calls < 3 || (total < atof(words[5]) && calls < MOST_CALLS); calls++) {
    times[calls] = seconds_of(kernel, &p);
    total += times[calls];
  }
  qsort(times, calls, sizeof times[0], ascending);
  if (!write_result(kernel, &p, words[6])) {
    fprintf(stderr, "cannot write %s\n", words[6]);
    return 1;
  }
  printf("%.9g %d %.9g\n", 1e3 * (times[(calls - 1) / 2] + times[calls / 2]) / 2, calls, 1e3 * times[0]);
  return 0;
}
