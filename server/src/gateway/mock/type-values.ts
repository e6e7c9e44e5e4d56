import { definitionsOf, toSchema } from '../../contracts/json-schema.ts';
import type { Facets, Json, Model, Type, TypeDeclaration } from '../../contracts/model.ts';
import { validate } from '../../generate/runtime/validate.ts';
import { compileArray, compileObject, compileRecord, compileUnion } from './composite-values.ts';
import { fakerValue } from './faker-values.ts';
import { mergeFacets } from './merge-facets.ts';
import { usualRange } from './number-names.ts';
import { compileNumber } from './number-values.ts';
import type { Draw, Place } from './place.ts';
import { compileText } from './text-values.ts';
import { type DepthOf, measureDepths } from './type-depth.ts';

/** Prepares drawing values of one model's types. */
export interface Compiler {
  /** Examples first, then what `@faker` names, then what facets, format and name suggest. */
  compile(type: Type, place: Place): Draw;
  depthOf: DepthOf;
  /** Whether a value is what a type and its facets allow. */
  fits(value: Json, type: Type, facets: Facets): boolean;
  declarations: ReadonlyMap<string, TypeDeclaration>;
  /** Objects by type name: they are the same wherever they are referred to. */
  objects: Map<string, Draw>;
}

export function createCompiler(model: Model): Compiler {
  const definitions = definitionsOf(model);
  const compiler: Compiler = {
    compile: (type, place) => withExample(compiler, type, place) ?? withFaker(compiler, type, place),
    depthOf: measureDepths(model),
    fits: (value, type, facets) => validate(toSchema(type, facets), value, definitions).length === 0,
    declarations: new Map(model.types.map(declaration => [declaration.name, declaration])),
    objects: new Map(),
  };
  return compiler;
}

/** An example that breaks its own contract is not sent; `@example 138` for a text is the text. */
function withExample({ fits }: Compiler, type: Type, { facets }: Place): Draw | undefined {
  const { example } = facets;
  if (example === undefined) return undefined;
  const fitting = [example, String(example)].find(value => fits(value, type, facets));
  return fitting === undefined ? undefined : () => structuredClone(fitting);
}

function withFaker(compiler: Compiler, type: Type, place: Place): Draw {
  const draw = compileByKind(compiler, type, place);
  const { faker } = place.facets;
  const isDelegated = ['string', 'array', 'union', 'reference'].includes(type.kind);
  if (faker === undefined || isDelegated) return draw;
  return (source, depth) => {
    const value = fakerValue(faker, source) ?? null;
    return [value, Number(value)].find(one => compiler.fits(one, type, place.facets)) ?? draw(source, depth);
  };
}

function compileByKind(compiler: Compiler, type: Type, place: Place): Draw {
  const { facets, name, owner } = place;
  switch (type.kind) {
    case 'string':
      return compileText(facets, name, owner);
    case 'date':
      return compileText({ format: 'date-time', ...facets }, name, owner);
    case 'number':
      return compileNumber(facets, usualRange(name));
    case 'boolean':
      return source => source.next() < 0.5;
    case 'null':
    case 'unknown':
      return () => null;
    case 'literal':
      return () => type.value;
    case 'enum':
      return compileEnum(compiler, type, place);
    case 'array':
      return compileArray(compiler, type.element, place);
    case 'record':
      return compileRecord(compiler, type.value, place);
    case 'object':
      return compileObject(compiler, type.properties, owner);
    case 'union':
      return compileUnion(compiler, type.members, place);
    case 'reference':
      return compileReference(compiler, type.name, place);
  }
}

function compileEnum({ fits }: Compiler, type: Type & { kind: 'enum' }, { facets }: Place): Draw {
  const values = type.members.map(member => member.value);
  const fitting = values.filter(value => fits(value, type, facets));
  const choices = fitting.length > 0 ? fitting : values;
  return source => (choices.length === 0 ? null : source.pick(choices));
}

/** Compiled when first drawn, because types refer to themselves. A type that needs itself has no value at all. */
function compileReference(compiler: Compiler, name: string, place: Place): Draw {
  const declaration = compiler.declarations.get(name);
  if (!declaration || compiler.depthOf({ kind: 'reference', name }) === Number.POSITIVE_INFINITY) return () => null;
  let draw: Draw | undefined;
  return (source, depth) => {
    draw ??= compileDeclaration(compiler, declaration, place);
    return draw(source, depth);
  };
}

function compileDeclaration(compiler: Compiler, { name, type, facets }: TypeDeclaration, place: Place): Draw {
  const own = { name: place.name, owner: name, facets: mergeFacets(facets, place.facets) };
  if (type.kind !== 'object' || own.facets.example !== undefined || own.facets.faker !== undefined) {
    return compiler.compile(type, { ...own, owner: type.kind === 'object' ? name : place.owner });
  }
  const known = compiler.objects.get(name);
  if (known) return known;
  const draw = compiler.compile(type, own);
  compiler.objects.set(name, draw);
  return draw;
}
