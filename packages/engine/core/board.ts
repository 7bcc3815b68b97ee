/** What the loop asks of the other side, which fills tables as they are met. Any of these may make the memory grow. */

/** Fills the place of a table whose key in the present state is this address, and gives the value. */
export declare function fill(table: i32, key: i32): i32;
/** The value of a table whose keys are hashed. */
export declare function findHashed(table: i32): i32;
/** Declares the table of an actor's turn in this configuration. */
export declare function declareTurn(actor: i32, configuration: i32): i32;
/** Writes the digest of a row of an actor's turn to this address. */
export declare function digest(row: i32, address: i32): void;
/** Declares the table of an actor's objections in its present configuration. */
export declare function declareObjections(actor: i32): i32;
/** Finds out how the listener of this number reacts in this configuration. */
export declare function resolveReaction(listener: i32, configuration: i32): i32;
/** Works out the chance that an actor supports the text. */
export declare function support(actor: i32, page: i32): i32;
/** Makes the cell of a tally without a scale true. */
export declare function renewSum(tally: i32): void;
/** A round has ended; told while runs are traced. */
export declare function roundEnded(): void;
