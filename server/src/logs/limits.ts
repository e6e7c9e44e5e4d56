/** Of a line, bytes; what is beyond is not read. A request of 200 KB (AY/64306) would fill a line several times over. */
export const LINE_LIMIT = 32 * 1024;

/** How far before a line its own beginning is looked for, such as the brace that opens an object: bytes and lines. */
export const LOOK_BACK = 8 * 1024;
export const LOOK_BACK_LINES = 24;

/** Of what goes over several lines, lines and UTF-16 units. */
export const BLOCK_LINES = 400;
export const BLOCK_LENGTH = 256 * 1024;

/** How many things that go over several lines are read at once, one for each thread that writes. */
export const OPEN_BLOCKS = 64;

/** Of a HAR file, bytes; it is one JSON value and can only be read as a whole. */
export const HAR_LIMIT = 32 * 1024 * 1024;

/** Of a text in an event, UTF-16 units: memos are sentences. A sign content has the whole request in it. */
export const TEXT_LIMIT = 2000;

/** Of logs that are explained together: failures, other events, and UTF-16 units of both as JSON. */
export const MOST_FAILURES = 25_000;
export const MOST_OTHERS = 25_000;
export const MOST_LENGTH = 32 * 1024 * 1024;
