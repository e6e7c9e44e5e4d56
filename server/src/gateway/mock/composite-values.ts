import type { Facets, Json, Property, Type } from '../../contracts/model.ts';
import { type Draw, isSmall, type Place } from './place.ts';
import type { Source } from './source.ts';
import type { Compiler } from './type-values.ts';

/** Lists have one to three elements where the contract leaves it open. */
const USUAL_ITEMS = 3;
/** A list whose elements have to differ gives up after so many draws for each. */
const TRIES = 20;
/** A net under facets of unions that ask for lists without end. */
const DEEPEST = 60;

export function compileArray(compiler: Compiler, element: Type, { name, owner, facets }: Place): Draw {
  const draw = compiler.compile(element, { name: singular(name), owner, facets: elementFacets(facets) });
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = facets;
  const isEndless = compiler.depthOf(element) === Number.POSITIVE_INFINITY;
  const most = isEndless ? minItems : Math.min(maxItems, Math.max(minItems, USUAL_ITEMS));
  return (source, depth) => {
    if (depth > DEEPEST) return [];
    const count = isSmall(source, depth) ? minItems : source.integer(Math.min(most, Math.max(1, minItems)), most);
    source.budget -= count;
    return uniqueItems ? drawDifferent(draw, count, source, depth) : drawMany(draw, count, source, depth);
  };
}

function drawMany(draw: Draw, count: number, source: Source, depth: number): Json[] {
  return Array.from({ length: count }, () => draw(source, depth + 1));
}

function drawDifferent(draw: Draw, count: number, source: Source, depth: number): Json[] {
  const items = new Map<string, Json>();
  for (let attempt = 0; items.size < count && attempt < count * TRIES; attempt++) {
    const item = draw(source, depth + 1);
    items.set(JSON.stringify(item), item);
  }
  return [...items.values()];
}

/** Rules are the list's own, but what names or formats its values means each of them. */
function elementFacets({ faker, format }: Facets): Facets {
  return { ...(faker !== undefined && { faker }), ...(format !== undefined && { format }) };
}

/** `addresses` holds an `address`, `orderList` an `order`. */
function singular(name: string): string {
  return name
    .replace(/(List|Array)$/, '')
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}

export function compileRecord(compiler: Compiler, value: Type, { name, owner }: Place): Draw {
  const draw = compiler.compile(value, { name: singular(name), owner, facets: {} });
  const isEndless = compiler.depthOf(value) === Number.POSITIVE_INFINITY;
  return (source, depth) => {
    if (isEndless || isSmall(source, depth)) return {};
    const count = source.integer(1, USUAL_ITEMS);
    source.budget -= count;
    return Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at + 1}`, draw(source, depth + 1)]));
  };
}

export function compileObject(compiler: Compiler, properties: Property[], owner: string): Draw {
  const parts = properties.map(({ name, type, optional, facets = {} }) => ({
    name,
    optional,
    draw: compiler.compile(type, { name, owner, facets }),
  }));
  return (source, depth) => {
    const wanted = isSmall(source, depth) ? parts.filter(part => !part.optional) : parts;
    source.budget -= wanted.length;
    if (depth > DEEPEST) return {};
    return Object.fromEntries(wanted.map(({ name, draw }) => [name, draw(source, depth + 1)]));
  };
}

/** `null` says least about a type, so it is drawn only where nothing else can be. */
export function compileUnion(compiler: Compiler, members: Type[], { facets, ...place }: Place): Draw {
  const { example: _example, ...rules } = facets;
  const depths = members.map(member => compiler.depthOf(member, rules));
  const finite = members.filter(
    (member, index) => depths[index] !== Number.POSITIVE_INFINITY && member.kind !== 'null',
  );
  const drawn = (finite.length > 0 ? finite : members).map(member =>
    compiler.compile(member, { ...place, facets: rules }),
  );
  const least = members[depths.indexOf(Math.min(...depths))] ?? { kind: 'null' };
  const smallest = compiler.compile(least, { ...place, facets: rules });
  return (source, depth) => (isSmall(source, depth) ? smallest(source, depth) : source.pick(drawn)(source, depth));
}
