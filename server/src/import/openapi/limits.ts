/** How deep values may be nested in each other. */
export const MAX_NESTING = 200;

/** How many members objects may have in all: YAML can say "the same again" without end. */
export const MAX_MEMBERS = 1_000_000;

/** How many schemas are put together, each time that they are: YAML's aliases can make many of few. */
export const MAX_SCHEMAS = 300_000;
