import path from 'node:path';
import type { DocTag } from '../contracts/doc-comment.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import {
  type OutlineOperation,
  operationsIn,
  operationTypeOf,
  tagOf,
  tagValueOf,
} from '../contracts/outline-search.ts';
import { fileKey, isSameFile } from '../files/paths.ts';
import { mockNameOf } from '../gateway/mock/mock-name.ts';
import { mockFilesOf } from '../gateway/mock/mock-places.ts';
import { addTag } from '../refactor/edit-doc.ts';
import type { Replacement } from '../refactor/refactoring.ts';
import type { Codebase, DeclaredOperation } from './codebase.ts';
import { contractOf } from './declared-places.ts';
import { membersIn, serviceFiles } from './service-files.ts';
import { usesOf } from './uses.ts';

/** An operation with the operation type that it is to have. */
export interface Renamed {
  declared: DeclaredOperation;
  to: string;
}

/** The prefix of a service's operation types, with what it is to be. */
export interface RenamedPrefix {
  service: string;
  from: string;
  to: string;
}

/** What a new operation type changes. */
export interface Renaming {
  texts: RenamedText[];
  mocks: { from: string; to: string }[];
}

/** A file in which something changes; the changes are of the text that is given. */
export interface RenamedText {
  file: string;
  text: string;
  changes: RenameChange[];
}

export interface RenameChange extends Replacement {
  /** A `mention` may be about something else. */
  why: 'contract' | 'use' | 'mention';
}

/**
 * All that changes when operations get other operation types: contracts, the strings and comments of sources and
 * handlers, and the names of mocks. Generated files are left alone, for they are generated again.
 * @param prefix changes in the contracts of the operations, too, and the operation types that come of it with it
 */
export async function planRenaming(
  renamed: readonly Renamed[],
  code: Codebase,
  prefix?: RenamedPrefix,
): Promise<Renaming> {
  const found = await Promise.all([
    ...byContract(renamed).map(([file, operations]) => inContract(file, operations, prefix, code)),
    ...renamed.map(each => inHandlers(each, code)),
    ...byType(renamed).map(operations => inSources(operations, code)),
  ]);
  const mocks = await Promise.all(renamed.map(each => mocksOf(each, code)));
  return { texts: joined(found.flat()), mocks: unique(mocks.flat()) };
}

async function inContract(
  file: string,
  renamed: readonly Renamed[],
  prefix: RenamedPrefix | undefined,
  { read }: Codebase,
): Promise<RenamedText[]> {
  const text = await read(file);
  if (text === undefined) return [];
  const { outlineContract } = await import('../contracts/reader.ts');
  const outline = outlineContract(text);
  const types = operationsIn(outline).flatMap(each => changeOfType(text, each, renamed, prefix));
  const tag = prefixTag(
    outline.find(({ name }) => name.text === prefix?.service),
    prefix,
  );
  const tags = tag && prefix ? [{ ...tagValueOf(text, tag), text: prefix.to }] : [];
  return [{ file, text, changes: [...types, ...tags].map(change => ({ ...change, why: 'contract' })) }];
}

function changeOfType(
  text: string,
  each: OutlineOperation,
  renamed: readonly Renamed[],
  prefix: RenamedPrefix | undefined,
): Replacement[] {
  const type = operationTypeOf(text, each);
  const to = renamed.find(({ declared }) => declared.operation.operationType === type?.operationType)?.to;
  if (!type || to === undefined) return [];
  if (type.from === 'tag') return [{ ...type.at, text: to }];
  const comesAlong = each.service.name.text === prefix?.service && prefixTag(each.service, prefix) !== undefined;
  return comesAlong ? [] : [addTag(text, each.operation, `@operationType ${to}`)];
}

function prefixTag(service: OutlineNode | undefined, prefix: RenamedPrefix | undefined): DocTag | undefined {
  const tag = service && tagOf(service, 'operationPrefix');
  return tag?.value === prefix?.from ? tag : undefined;
}

/** The comments of handlers, which say the operation type as we wrote it there. */
async function inHandlers({ declared, to }: Renamed, { read }: Codebase): Promise<RenamedText[]> {
  const { config, model, service, operation } = declared;
  const files = serviceFiles(config, model).filter(
    ({ role, names }) => role === 'handler' && names.service === service,
  );
  const found = files.map(async handler => {
    const text = await read(handler.file);
    if (text === undefined) return [];
    const tags = (await membersIn(text, handler)).flatMap(member => member.tags);
    const said = tags.filter(({ name, value }) => name === 'operationType' && value === operation.operationType);
    return [{ file: handler.file, text, changes: said.map(tag => use({ ...tagValueOf(text, tag), text: to })) }];
  });
  return (await Promise.all(found)).flat();
}

async function inSources(renamed: readonly Renamed[], code: Codebase): Promise<RenamedText[]> {
  const used = await usesOf(
    renamed.map(({ declared }) => declared),
    code,
  );
  const handlers = renamed.flatMap(({ declared: { config, model } }) =>
    serviceFiles(config, model).filter(({ role }) => role === 'handler'),
  );
  const [{ to } = { to: '' }] = renamed;
  return used.map(({ file, text, uses }) => {
    // The only string of a handler that looks like an operation type is the one that we wrote there.
    const isHandler = handlers.some(each => isSameFile(each.file, file));
    const named = uses.filter(({ kind }) => kind !== 'stub-call');
    const changes = named.map(({ start, end, kind }): RenameChange => {
      return { start, end, text: to, why: kind === 'mention' && !isHandler ? 'mention' : 'use' };
    });
    return { file, text, changes };
  });
}

async function mocksOf({ declared, to }: Renamed, { read }: Codebase): Promise<{ from: string; to: string }[]> {
  const { config, operation } = declared;
  const moves = mockFilesOf(config.gateway.mocks, operation.operationType).map(async from => {
    const move = { from, to: path.join(path.dirname(from), mockNameOf(to)) };
    return (await read(from)) === undefined ? [] : [move];
  });
  return (await Promise.all(moves)).flat();
}

function use(change: Replacement): RenameChange {
  return { ...change, why: 'use' };
}

function byContract(renamed: readonly Renamed[]): [file: string, renamed: Renamed[]][] {
  return grouped(renamed, ({ declared }) => contractOf(declared));
}

function byType(renamed: readonly Renamed[]): Renamed[][] {
  return grouped(renamed, ({ declared }) => declared.operation.operationType).map(([, group]) => group);
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): [key: string, group: T[]][] {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return [...groups];
}

/** One entry a file, its changes in order, each once. */
function joined(texts: readonly RenamedText[]): RenamedText[] {
  return grouped(texts, ({ file }) => fileKey(file)).flatMap(([, group]) => {
    const [first] = group;
    const changes = new Map(group.flatMap(each => each.changes).map(change => [change.start, change]));
    const inOrder = [...changes.values()].sort((a, b) => a.start - b.start);
    return first && inOrder.length > 0 ? [{ ...first, changes: inOrder }] : [];
  });
}

function unique(mocks: readonly { from: string; to: string }[]): { from: string; to: string }[] {
  return grouped(mocks, ({ from }) => fileKey(from)).flatMap(([, group]) => group.slice(0, 1));
}
