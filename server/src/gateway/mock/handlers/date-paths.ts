import type { Json, Model, Type, TypeDeclaration } from '../../../contracts/model.ts';
import type { DatePath } from './messages.ts';

type Declarations = ReadonlyMap<string, TypeDeclaration>;

/** Where a value has texts that a contract calls a `Date`. A place that may be a text as well stays one. */
export function datePaths(type: Type, value: Json, { types }: Model): DatePath[] {
  return pathsIn(type, value, new Map(types.map(each => [each.name, each])));
}

function pathsIn(type: Type, value: Json | undefined, types: Declarations): DatePath[] {
  if (value === undefined) return [];
  switch (type.kind) {
    case 'date':
      return typeof value === 'string' ? [[]] : [];
    case 'array':
      if (!Array.isArray(value)) return [];
      return value.flatMap((item, index) => below(index, pathsIn(type.element, item, types)));
    case 'record':
      return entriesOf(value).flatMap(([name, item]) => below(name, pathsIn(type.value, item, types)));
    case 'object':
      return type.properties.flatMap(({ name, type }) => below(name, pathsIn(type, own(value, name), types)));
    case 'union':
      if (type.members.some(({ kind }) => kind === 'string')) return [];
      return unique(type.members.flatMap(member => pathsIn(member, value, types)));
    case 'reference': {
      const declaration = types.get(type.name);
      return declaration ? pathsIn(declaration.type, value, types) : [];
    }
    default:
      return [];
  }
}

function below(step: string | number, paths: DatePath[]): DatePath[] {
  return paths.map(path => [step, ...path]);
}

function entriesOf(value: Json): [string, Json][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function own(value: Json, name: string): Json | undefined {
  const isOwn = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
  return isOwn ? value[name] : undefined;
}

function unique(paths: DatePath[]): DatePath[] {
  return [...new Map(paths.map(path => [JSON.stringify(path), path])).values()];
}
