/*
 * The toy summit of docs/performance.md in C, to measure the kernel by. A party's whole state is one byte; its choice is the position of its draw in a row of
 * thresholds filled ahead. Usage: toy-summit FIRST-RUN RUNS. Prints the counts and the nanoseconds of play as JSON.
 */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PARTIES = 20, SLOTS = PARTIES + 1, ROUNDS = 12, PRESSURES = 11, DRAFTS = 8, GRIEVANCES = 5, CONCESSIONS = 7 };
/* Forms of a party: the four stances, then back again, away for one round more, away for two. */
enum { CONCEDING, WAITING, INSISTING, THREATENING, RETURNED, AWAY, FORMS = 7 };

static const uint32_t KEY[4] = {1, 0x5eed, 0, 0};

struct party {
  double base[4], per_pressure[4], per_draft[4], per_grievance[4], inertia, precision;
  int patience;
};

/* Alternative k is taken by the draws above k of the marks. */
struct row {
  uint32_t marks[3];
  uint8_t next[4];
};

static struct party parties[PARTIES];
static struct row rows[PRESSURES][DRAFTS][PARTIES][256];
static uint32_t strikes[PRESSURES];
static uint64_t counted[256];
static uint8_t angered[256], soothed[256];

static uint8_t code(int form, int grievance, int concessions) { return (form * GRIEVANCES + grievance) * CONCESSIONS + concessions; }

/* The greatest draw below a share. */
static uint32_t mark(double share) { return (uint32_t)(ceil(share * 4294967296.0) - 1); }

static uint32_t generator = 12345;
static int drawn(int low, int high) {
  generator = generator * 1664525u + 1013904223u;
  return low + (int)((generator >> 16) % (uint32_t)(high - low + 1));
}

static void draw_weights(double weights[4], const int limits[4][2]) {
  for (int s = 0; s < 4; s++) weights[s] = drawn(limits[s][0], limits[s][1]) / 64.0;
}

static void draw_parties(void) {
  static const int base[4][2] = {{-40, 40}, {0, 48}, {-8, 48}, {-64, 16}};
  static const int per_pressure[4][2] = {{0, 10}, {-2, 2}, {-4, 8}, {-2, 8}};
  static const int per_draft[4][2] = {{0, 12}, {-2, 4}, {-8, 2}, {-8, 0}};
  static const int per_grievance[4][2] = {{-8, 2}, {-4, 4}, {0, 12}, {4, 28}};
  for (int a = 0; a < PARTIES; a++) {
    draw_weights(parties[a].base, base);
    draw_weights(parties[a].per_pressure, per_pressure);
    draw_weights(parties[a].per_draft, per_draft);
    draw_weights(parties[a].per_grievance, per_grievance);
    parties[a].inertia = drawn(8, 40) / 64.0;
    parties[a].precision = drawn(16, 64) / 16.0;
    parties[a].patience = drawn(3, 6);
  }
}

static struct row choice(const struct party *party, int pressure, int draft, int form, int grievance, int concessions) {
  struct row row = {{UINT32_MAX, UINT32_MAX, UINT32_MAX}, {0, 0, 0, 0}};
  if (form >= AWAY) {
    row.next[0] = code(form - 1, grievance, concessions);
    return row;
  }
  int stance = form == RETURNED ? WAITING : form;
  int first = concessions < party->patience ? CONCEDING : WAITING;
  double values[4], best = -INFINITY, total = 0, cumulative = 0;
  for (int s = first; s < 4; s++) {
    values[s] = party->base[s] + party->per_pressure[s] * pressure + party->per_draft[s] * draft + party->per_grievance[s] * grievance;
    if (s == stance) values[s] += party->inertia;
    if (values[s] > best) best = values[s];
  }
  for (int s = first; s < 4; s++) total += exp(party->precision * (values[s] - best));
  for (int s = first; s < 4; s++) {
    cumulative += exp(party->precision * (values[s] - best));
    if (s < 3) row.marks[s - first] = mark(cumulative / total);
    row.next[s - first] = code(s, grievance, s == CONCEDING ? concessions + 1 : concessions);
  }
  if (grievance == 4 && pressure >= 6) row.next[3 - first] = code(AWAY + 1, 2, concessions);
  return row;
}

static void fill_tables(void) {
  for (int form = 0; form < FORMS; form++)
    for (int g = 0; g < GRIEVANCES; g++)
      for (int c = 0; c < CONCESSIONS; c++) {
        uint8_t at = code(form, g, c);
        counted[at] = 1ull << (8 * (form < RETURNED ? form : RETURNED));
        angered[at] = code(form, g < 4 ? g + 1 : 4, form == INSISTING && c > 0 ? c - 1 : c);
        soothed[at] = code(form, g > 0 ? g - 1 : 0, c);
        for (int p = 0; p < PRESSURES; p++)
          for (int d = 0; d < DRAFTS; d++)
            for (int a = 0; a < PARTIES; a++) rows[p][d][a][at] = choice(&parties[a], p, d, form, g, c);
      }
  for (int p = 0; p < PRESSURES; p++) strikes[p] = mark((2 + 3 * p) / 128.0);
}

static inline uint32_t left(uint32_t x, int by) { return x << by | x >> (32 - by); }

#define MIX(a, b, c, d, by, cy) \
  a += b; b = left(b, by) ^ a; c += d; d = left(d, cy) ^ c;

/* Threefry 4x32-12 for all parties and the event: luck[w][slot] is the draw of round 4 block + w. */
static void fill_luck(uint32_t luck[4][SLOTS], uint32_t run, uint32_t block) {
  const uint32_t k0 = KEY[0], k1 = KEY[1], k2 = KEY[2], k3 = KEY[3], k4 = 0x1bd11bda ^ k0 ^ k1 ^ k2 ^ k3;
  for (uint32_t slot = 0; slot < SLOTS; slot++) {
    uint32_t x0 = run + k0, x1 = block + k1, x2 = slot + k2, x3 = k3;
    MIX(x0, x1, x2, x3, 10, 26) MIX(x0, x3, x2, x1, 11, 21) MIX(x0, x1, x2, x3, 13, 27) MIX(x0, x3, x2, x1, 23, 5)
    x0 += k1; x1 += k2; x2 += k3; x3 += k4 + 1;
    MIX(x0, x1, x2, x3, 6, 20) MIX(x0, x3, x2, x1, 17, 11) MIX(x0, x1, x2, x3, 25, 10) MIX(x0, x3, x2, x1, 18, 20)
    x0 += k2; x1 += k3; x2 += k4; x3 += k0 + 2;
    MIX(x0, x1, x2, x3, 10, 26) MIX(x0, x3, x2, x1, 11, 21) MIX(x0, x1, x2, x3, 13, 27) MIX(x0, x3, x2, x1, 23, 5)
    luck[0][slot] = x0 + k3;
    luck[1][slot] = x1 + k4;
    luck[2][slot] = x2 + k0;
    luck[3][slot] = x3 + k1 + 3;
  }
}

/* Nanoseconds that this thread has computed. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "Expected FIRST-RUN RUNS.\n");
    return 2;
  }
  uint32_t first = (uint32_t)strtoul(argv[1], NULL, 10), runs = (uint32_t)strtoul(argv[2], NULL, 10);
  uint64_t outcomes[4] = {0}, n0s = 0, n1s = 0, n2s = 0, n3s = 0, outs = 0, events = 0;
  uint64_t drafts = 0, draft_squares = 0, pressures = 0, pressure_squares = 0;
  uint32_t luck[4][SLOTS];
  draw_parties();
  fill_tables();

  double start = now();
  for (uint32_t run = first; run != first + runs; run++) {
    int pressure = 3, draft = 2, out = 0;
    uint8_t states[PARTIES];
    for (int a = 0; a < PARTIES; a++) states[a] = code(WAITING, 0, 0);
    for (int round = 0; round < ROUNDS; round++) {
      if ((round & 3) == 0) fill_luck(luck, run, round >> 2);
      const uint32_t *draws = luck[round & 3];
      int struck = draws[PARTIES] <= strikes[pressure];
      const struct row(*page)[256] = rows[pressure][draft];
      uint64_t tally = 0;
      for (int a = 0; a < PARTIES; a++) {
        const struct row *row = &page[a][states[a]];
        uint32_t draw = draws[a];
        int k = (draw > row->marks[0]) + (draw > row->marks[1]) + (draw > row->marks[2]);
        uint8_t next = row->next[k];
        states[a] = next;
        tally += counted[next];
      }
      int n0 = tally & 255, n1 = tally >> 8 & 255, n2 = tally >> 16 & 255, n3 = tally >> 24 & 255, hard = n2 + n3;
      out = tally >> 32 & 255;
      n0s += n0;
      n1s += n1;
      n2s += n2;
      n3s += n3;
      outs += out;
      if (hard >= 9) {
        for (int a = 0; a < PARTIES; a++) states[a] = angered[states[a]];
      } else if (n0 >= 7) {
        for (int a = 0; a < PARTIES; a++) states[a] = soothed[states[a]];
      }
      if (n0 >= hard + 3) draft += draft < 7;
      else if (hard >= n0 + 6) draft -= draft > 0;
      if (struck) {
        events++;
        pressure = pressure > 8 ? 10 : pressure + 2;
      } else if (n0 > hard) pressure -= pressure > 0;
      else if (hard >= 10) pressure += pressure < 10;
    }
    outcomes[draft >= 6 ? 1 : out >= 3 ? 2 : draft >= 3 ? 3 : 0]++;
    drafts += draft;
    draft_squares += draft * draft;
    pressures += pressure;
    pressure_squares += pressure * pressure;
  }
  double nanoseconds = now() - start;

  const struct {
    const char *name;
    uint64_t count;
  } counts[] = {{"none", outcomes[0]}, {"deal", outcomes[1]}, {"collapse", outcomes[2]}, {"partial", outcomes[3]},
                {"concede", n0s}, {"wait", n1s}, {"insist", n2s}, {"threaten", n3s}, {"out", outs}, {"events", events},
                {"draft", drafts}, {"draftSquares", draft_squares}, {"pressure", pressures}, {"pressureSquares", pressure_squares}};
  printf("{\"nanoseconds\":%.0f,\"counts\":{", nanoseconds);
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) printf("%s\"%s\":%" PRIu64, i == 0 ? "" : ",", counts[i].name, counts[i].count);
  printf("}}\n");
  return 0;
}
