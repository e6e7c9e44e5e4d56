import type { LogEvent } from '../event.ts';
import { callParts } from '../fields/call-fields.ts';
import { codeField } from '../fields/code-fields.ts';
import { objectsAround } from '../fields/find-object.ts';
import { ObjectBlock } from '../fields/object-block.ts';
import { Passage } from '../fields/passage.ts';
import { type Field, ObjectReader } from '../fields/read-fields.ts';
import type { LogLine } from '../line.ts';
import { makeEvent, placeOf } from '../make-event.ts';
import type { Block, LogFormat } from './format.ts';

/** So many names are looked at in a line. */
const NAMES = 32;

const NAME = /(?<![\w.-])(?:result-?status|error)(?=["'\\]*\s*[:=]\s*["'\\]*\d)/i;

/**
 * Objects that apps write: `console.log` of what the bridge gave in H5 pages, property lists on iOS, JSON and maps anywhere,
 * with `resultStatus`, `result-status` or `error`. Seen in code; there is no line that all apps have.
 */
export const objects: LogFormat = {
  name: 'objects',
  hints: [
    'resultStatus',
    'result-status',
    'Result-Status',
    ...['error: #', 'error: "#', "error: '#", 'error = #', '{error:#', ',error:#', ' error:#'],
    ...['{error=#', ',error=#', ' error=#', '"error":#', '"error": #', '"error":"#', '"error": "#', '"error" = #'],
    ...["'error':#", "'error': #", '\\"error\\":#', '\\"error\\": #'],
  ],
  open: () => ({ read }),
};

function read(line: LogLine): LogEvent[] | Block | undefined {
  const events: LogEvent[] = [];
  let name = NAME.exec(line.text);
  if (!name) return undefined;
  for (let names = 0; name && names < NAMES; names++) {
    const read = readAround(line, name);
    // What goes on behind another object of the same line is read as far as the line has it.
    if (read instanceof ObjectBlock && events.length === 0) return read;
    events.push(...(read instanceof ObjectBlock ? read.events() : read.events));
    name = read instanceof ObjectBlock ? null : nameFrom(line, read.end);
  }
  return events;
}

function nameFrom(line: LogLine, start: number): RegExpExecArray | null {
  const name = NAME.exec(line.text.slice(start));
  if (name) name.index += start;
  return name;
}

/**
 * Reads the object around a name that tells something, the outermost first; the pairs from the name on where there is none,
 * or the brace is cut off.
 * @returns its events and where it ends in the line, or what goes on behind the line
 */
function readAround(line: LogLine, name: RegExpExecArray): { events: LogEvent[]; end: number } | ObjectBlock {
  const objects = objectsAround(line, name.index).map(passage => new ObjectBlock(passage, eventsOf));
  for (const object of objects) {
    if (object.end === undefined) return object;
    const events = object.events();
    if (events.length > 0) return { events, end: object.end };
  }
  const end = name.index + name[0].length;
  const isStatus = /status/i.test(name[0]);
  return { events: isStatus && objects.length === 0 ? eventsOfPairs(line, name.index) : [], end };
}

function eventsOfPairs(line: LogLine, start: number): LogEvent[] {
  const passage = new Passage();
  passage.add(line, start);
  const pairs = new ObjectReader();
  pairs.read(passage.text);
  return eventsOfFields(pairs, passage);
}

/** In an object something follows each value: one that nothing follows is cut off, and may have had more digits. */
function eventsOf(object: ObjectReader, passage: Passage): LogEvent[] {
  return eventsOfFields(object, passage, ({ end }) => !passage.endsWith(end));
}

function eventsOfFields(object: ObjectReader, passage: Passage, isWhole = (_: Field) => true): LogEvent[] {
  const { first, last } = passage;
  return object.fields.flatMap(field => {
    const found = isWhole(field) ? codeField(field, object) : undefined;
    const range = found && passage.rangeOf(field.start, field.end);
    if (!found || !range || !first || !last) return [];
    const { code, kind, isFromBridge } = found;
    const platform = isFromBridge ? ('h5' as const) : undefined;
    const parts = { ...callParts(object.around(field.owner)), code, platform, kind };
    return [makeEvent('objects', placeOf(range, first, last), parts)];
  });
}
