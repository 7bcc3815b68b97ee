/**
 * Where the compiled loop (`packages/engine/core`) finds what it plays: addresses of words in the kernel's memory. Both sides import this file, and it is
 * written so that both compilers take it. A word of the frame holds a number, or the address of what its name says.
 */

/** The state's first cell. */
export const STATE = 128;

// What is played.
export const ACTORS = 16;
export const ROUNDS = 17;
export const ROW_CELLS = 18;
export const STATE_CELLS = 19;
/** A copy of the state at the beginning of a run. */
export const START = 20;
/** Cells: indices into the state. */
export const CONFIGURATIONS = 21;
export const LASTS = 22;
export const GAUGES = 23;
export const ISSUES = 24;
export const SESSION = 25;
export const ADOPTED = 26;
export const VOTES = 27;
export const BRACKETS = 28;
export const COUNTS = 29;

// Tables by place, a place being an actor's configuration (see `Cells.places`).
export const PLACES = 30;
export const TURN_TABLES = 31;
export const TURN_HEADS = 74;
export const OBJECTION_TABLES = 32;
export const PARTS = 33;
export const ATTENDING = 34;

// The course of the meeting.
export const BEGINNERS = 35;
export const EVERYBODY = 36;
export const SPEAKERS = 37;
export const PHASES = 38;
export const HOUSE_COUNT = 39;
export const HOUSE_TABLES = 40;
export const HAZARD_COUNT = 41;
export const HAZARD_TABLES = 42;
export const STRIKES = 43;
export const EVENTS_COUNT = 63;

// Drafting.
export const PAGES = 44;
export const AMENDMENTS = 45;
export const FALLBACK = 46;
export const WEIGHTS = 47;
export const BRACKET_WEIGHTS = 48;
export const ISSUE_COUNT = 49;
export const RULE = 50;
export const RULE_MINUS = 51;
/** Index of a double. */
export const RULE_QUOTA = 52;
export const VETOES = 53;
export const STAND_ASIDE = 54;
export const MOST_ASIDE = 55;

// Outcomes and measures.
export const OUTCOME_TABLES = 56;
export const END_COUNT = 57;
/** For each: its table, how many measures it reads, and the address of their indices. */
export const ENDS = 58;
export const MEASURE_COUNT = 59;
export const MEASURE_KINDS = 60;
/** The table of the number of a `final` measure. */
export const MEASURE_TABLES = 61;
/** Index of the first double. */
export const MEASURE_VALUES = 62;

// Luck.
export const KEY = 64;
export const SLOT_COUNT = 68;
/** How many groups of four slots are drawn at the beginning of each block of rounds. */
export const EAGER_GROUPS = 69;
export const LUCK_ADDRESSES = 70;
export const LUCK_PURPOSES = 71;
/** Four planes of draws, one for each round of a block. */
/** Room for two words for each actor. */
export const FORESEEN = 75;
export const MENUS = 79;
export const NOTES = 116;
export const DRAWS = 72;
export const GROUP_TIMES = 73;

// What is told of each run: its record, and whether each round is told too.
export const RECORDS = 76;
export const RECORD_WORDS = 77;
export const TRACED = 78;

// Counts: of the run under way, then of all runs since they were last collected. 0 at `COUNTED` when nothing is counted.
export const COUNTED = 80;
/** The block of counts of the run under way, and its length. */
export const IN_RUN = 81;
export const IN_RUN_WORDS = 82;
export const TURNS = 83;
export const POSITIONS = 84;
export const SUPPORTS = 85;
export const SUPPORTS_NOW = 86;
export const ATTENDED_NOW = 87;
export const BLOCKED = 88;
export const ACTS = 89;
export const ACT_COUNT = 90;
export const EVENTS = 91;
/** Groups of four cells of acts, and of events. */
export const ACT_GROUPS = 92;
export const EVENT_GROUPS = 93;
export const PRECONDITIONS = 94;
export const ACT_SUMS = 95;
export const EVENT_SUMS = 96;
export const SUPPORT_SUMS = 97;
export const BLOCKED_SUMS = 98;
export const BLOCKED_CELLS = 99;
export const LAST_SUPPORTS = 100;
export const ATTENDED = 101;
export const SLOTS = 102;
export const GOING = 103;
export const CONFIGURATIONS_BY_ROUND = 104;
export const CONFIGURATION_CELLS = 105;
export const GAUGES_BY_ROUND = 106;
export const GAUGE_CELLS = 107;
export const GAUGE_STARTS = 108;
export const GAUGE_COUNT = 109;
export const FINAL_CONFIGURATIONS = 110;
export const FINAL_GAUGES = 111;
export const FINAL_OPTIONS = 112;
export const OPTION_CELLS = 113;
export const OPTION_STARTS = 114;
export const FINAL_STATUSES = 115;

/** Words of a phase at `PHASES`: a condition or a phase of -1 is none. */
export const PHASE_WORDS = 10;
export const PHASE_ROUNDS = 0;
export const PHASE_SESSIONS = 1;
export const PHASE_ENDS_WHEN = 2;
export const PHASE_QUORUM = 3;
export const PHASE_SLIP_BY = 4;
/** 0 for a phase that does not slip. */
export const PHASE_MOST_SLIPS = 5;
export const PHASE_SLIP_PROGRAM = 6;
export const PHASE_NEXT = 7;
export const PHASE_FAILING = 8;
export const PHASE_ON_ENTER = 9;

/**
 * Words of a move for the compiled loop, half a line of the processor's cache. The configuration afterwards and 1 + the act (0: a reaction) as half words; the address of what more there is to it
 * (0: nothing); one step as four half words: where the cell lies, in bytes, the summand and the bounds; four half words that are added to a window of neighbouring cells, where that lies, in bytes,
 * and an idle word. A step or a window without a consequence takes its place, so that it need not be asked whether there is one.
 */
export const MOVE_WORDS = 8;
export const MOVE_MORE = 1;
export const MOVE_STEP = 2;
export const MOVE_SUMMANDS = 4;
export const MOVE_WINDOW = 6;
/** Cells of a window, which begins at a multiple of as many. */
export const WINDOW = 4;

/** What more there is to a move: the program of the rest of its effects (0: none), who hears of it (0: nobody), and 1 if others' next turns may depend on it. */
export const MORE_PROGRAM = 0;
export const MORE_LISTENERS = 1;
export const MORE_MATTERS = 2;

/**
 * Words of a head at `TURN_HEADS`: where digests of the table's rows lie (0: ask for the table), how many pairs of digits follow, then where the cell and the list of
 * each digit lie; all in bytes. The digest of a row is four half words, so that many fit into the processor's cache: the upper halves of its three marks, then the number of its menu; 0 for
 * a row that is not known, `NO_MENU` for one that is not short.
 */
export const HEAD_WORDS = 16;
export const HEAD_PAIRS = 1;
export const HEAD_PLACES = 2;
export const DIGEST_WORDS = 2;
export const NO_MENU = 1;
/** Words of a menu at `MENUS`: four moves, in bytes. The notes of their rows are at `NOTES`, by the same number. */
export const MENU_WORDS = 4;
export const WORD_BYTES = 4;

/** Words of a speaker at `SPEAKERS`: the actor, then where its configuration, the head of its first configuration, and its draw among those of a round lie, in bytes. */
export const SPEAKER_WORDS = 4;

/** Words of an ending at `ENDS`. */
export const END_WORDS = 3;
/** Words of a run's record before the state row: the outcome and the last round. */
export const RECORD_HEAD = 2;

// Kinds of measures.
export const FIRST = 0;
export const ROUNDS_IN = 1;
export const MAXIMUM = 2;
export const MINIMUM = 3;
export const MEAN = 4;
export const FINAL = 5;
export const COUNT = 6;

// Rules of adoption.
export const CONSENSUS = 0;
export const MAJORITY = 1;
export const WEIGHTED = 2;
