import type { Facets, Type } from '../../contracts/model.ts';

/** What a class of Java's library is in JSON. */
export interface LibraryType {
  type: Type;
  facets?: Facets;
}

const INTEGER: LibraryType = { type: { kind: 'number' }, facets: { integer: true } };
const NUMBER: LibraryType = { type: { kind: 'number' } };
const TEXT: LibraryType = { type: { kind: 'string' } };
const BOOLEAN: LibraryType = { type: { kind: 'boolean' } };

function text(format: string): LibraryType {
  return { ...TEXT, facets: { format } };
}

const VALUES = new Map<string, LibraryType>([
  ...entries('String CharSequence char Character StringBuilder StringBuffer Locale Currency', TEXT),
  ...entries('byte Byte short Short int Integer long Long BigInteger AtomicInteger AtomicLong', INTEGER),
  ...entries('float Float double Double BigDecimal Number', NUMBER),
  ...entries('boolean Boolean AtomicBoolean', BOOLEAN),
  ...entries('UUID', text('uuid')),
  ...entries('URI URL', text('uri')),
  ...entries('LocalDate', text('date')),
  ...entries('LocalDateTime LocalTime Duration Period Year YearMonth ZoneId', TEXT),
  ...entries('Instant OffsetDateTime ZonedDateTime', { type: { kind: 'date' } }),
  ...entries('Void', { type: { kind: 'null' } }),
]);

/** Written as milliseconds by fastjson and Jackson unless they are told otherwise: our knowledge of them, not mPaaS's. */
const MOMENTS = new Set(['Date', 'Timestamp', 'Calendar', 'GregorianCalendar']);

const LISTS = words(
  'List ArrayList LinkedList Collection Set HashSet LinkedHashSet TreeSet SortedSet Iterable Queue Deque Vector Stream',
);
const MAPS = words('Map HashMap LinkedHashMap TreeMap SortedMap ConcurrentHashMap ConcurrentMap Hashtable');
const ANYTHING = words('Object Serializable Comparable JsonNode JsonElement JSON Cloneable');
/** Whatever a result is wrapped in on its way: the wire has what is in it. */
const WRAPPERS = words(
  'Optional Future CompletableFuture CompletionStage ListenableFuture Call Single Observable Mono',
);

/** What kind of class of the library a name is, without what qualifies it; nothing for other classes. */
export type LibraryKind = 'value' | 'moment' | 'list' | 'map' | 'anything' | 'object' | 'json-list' | 'wrapper';

export function libraryKind(name: string): LibraryKind | undefined {
  if (VALUES.has(name)) return 'value';
  if (MOMENTS.has(name)) return 'moment';
  if (LISTS.has(name)) return 'list';
  if (MAPS.has(name)) return 'map';
  if (ANYTHING.has(name)) return 'anything';
  if (WRAPPERS.has(name)) return 'wrapper';
  if (name === 'JSONObject' || name === 'JsonObject' || name === 'ObjectNode' || name === 'Properties') return 'object';
  return name === 'JSONArray' || name === 'JsonArray' || name === 'ArrayNode' ? 'json-list' : undefined;
}

/** What a value's class is in JSON. */
export function libraryValue(name: string): LibraryType {
  return VALUES.get(name) ?? INTEGER;
}

/** Whether a value is always there: it cannot be null. */
export function isPrimitive(name: string): boolean {
  return /^(boolean|byte|char|short|int|long|float|double)$/.test(name);
}

function words(text: string): Set<string> {
  return new Set(text.split(' '));
}

function entries(names: string, type: LibraryType): [string, LibraryType][] {
  return names.split(' ').map(name => [name, type]);
}
