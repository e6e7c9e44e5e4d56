import {
  HTTP_METHODS,
  type Model,
  type Operation,
  operationsOf,
  type Property,
  type Type,
} from '../contracts/model.ts';
import { followReferences } from '../contracts/model-index.ts';
import type { ValueSources } from './complete-tag-value.ts';
import type { Completion } from './completion.ts';
import type { TagSpot } from './tag-spot.ts';

/** The parts of `@http VERB /path/{parameter}` as they are typed: verbs, segments in use elsewhere, fields of the request. */
export function completeHttp(
  { range }: TagSpot & { at: 'value' },
  offset: number,
  { text, model, operation }: Pick<ValueSources, 'text' | 'model' | 'operation'>,
): Completion[] {
  const before = text.slice(range.start, offset);
  const after = text.slice(offset, range.end);
  const wordEnd = offset + (/^\w*/.exec(after)?.[0].length ?? 0);
  if (!/\s/.test(before)) {
    const at = { start: range.start, end: wordEnd };
    return HTTP_METHODS.map(verb => ({ label: verb, kind: 'value', text: verb, range: at }));
  }
  const path = /\S*$/.exec(before)?.[0] ?? '';
  const names = pathFields(model, operation).filter(name => !path.includes(`{${name}}`));
  const open = /\{(\w*)$/.exec(path)?.[1];
  if (open !== undefined) {
    const at = { start: offset - open.length, end: after.startsWith('}', wordEnd - offset) ? wordEnd + 1 : wordEnd };
    return names.map(name => ({ label: name, kind: 'parameter', text: `${name}}`, range: at }));
  }
  const typed = /[^/]*$/.exec(path)?.[0] ?? '';
  const at = { start: offset - typed.length, end: wordEnd };
  const slash = path === '' ? '/' : '';
  return [
    ...segmentsBelow(model, path.slice(0, path.length - typed.length) || '/').map(
      (segment): Completion => ({ label: slash + segment, kind: 'folder', text: slash + segment, range: at }),
    ),
    ...names.map(
      (name): Completion => ({ label: `${slash}{${name}}`, kind: 'parameter', text: `${slash}{${name}}`, range: at }),
    ),
  ];
}

/** Names of the fields that can be part of a path: those that are always there and hold a plain value. */
function pathFields(model: Model, operation: Operation | undefined): string[] {
  const request = operation?.request && followReferences(operation.request.type, model);
  const properties: Property[] = request?.kind === 'object' ? request.properties : [];
  return properties.filter(({ optional, type }) => !optional && isPlain(type, model)).map(({ name }) => name);
}

function isPlain(type: Type, model: Model): boolean {
  const followed = followReferences(type, model);
  if (followed.kind === 'union') return followed.members.every(member => isPlain(member, model));
  return ['string', 'number', 'boolean', 'date', 'literal', 'enum'].includes(followed.kind);
}

/** What comes next in the paths of other operations that start the same. */
function segmentsBelow(model: Model, start: string): string[] {
  const paths = operationsOf(model).flatMap(({ http }) => (http.explicit ? [http.path] : []));
  const next = paths.filter(path => path.startsWith(start)).map(path => path.slice(start.length).split('/')[0] ?? '');
  return [...new Set(next)].filter(segment => segment !== '' && !segment.startsWith('{')).sort();
}
