import path from 'node:path';
import { operationsIn, operationTypeOf } from '../contracts/outline-search.ts';
import { FILE_START } from '../findings.ts';
import { mockFilesOf } from '../gateway/mock/mock-places.ts';
import type { ServiceRole } from '../generate/target.ts';
import type { Codebase, DeclaredOperation } from './codebase.ts';
import { type Place, placesIn } from './place.ts';
import { membersIn, serviceFiles } from './service-files.ts';

/** Absolute path of the contract that declares an operation. */
export function contractOf({ config, operation }: Pick<DeclaredOperation, 'config' | 'operation'>): string {
  return path.resolve(config.folder, operation.source.file);
}

/** An operation's method in its contract, where it was last read. */
export function operationPlace(declared: Pick<DeclaredOperation, 'config' | 'operation'>): Place {
  return { kind: 'operation', file: contractOf(declared), range: declared.operation.source.range };
}

/** An operation in its contract as its text is now: its method, and the operation type in a tag, unless that comes of a prefix. */
export async function contractPlaces(declared: DeclaredOperation, { read }: Codebase): Promise<Place[]> {
  const { operation, service } = declared;
  const file = contractOf(declared);
  const text = await read(file);
  if (text === undefined) return [];
  const { outlineContract } = await import('../contracts/reader.ts');
  const found = operationsIn(outlineContract(text)).find(
    each => each.service.name.text === service.name && each.operation.name.text === operation.name,
  );
  if (!found) return [];
  const { name, doc, start, end } = found.operation;
  const type = operationTypeOf(text, found);
  return [
    ...placesIn(file, text, 'operation', [name], { start: doc?.start ?? start, end }),
    ...placesIn(file, text, 'tag', type?.from === 'tag' ? [type.at] : []),
  ];
}

/** An operation's method in generated clients, in the interface of its handler, and in the handler itself. */
export async function servicePlaces(
  declared: DeclaredOperation,
  { read }: Codebase,
  roles: readonly ServiceRole[] = ['stub', 'handler-interface', 'handler'],
): Promise<Place[]> {
  const { config, model, service, operation } = declared;
  const files = serviceFiles(config, model).filter(
    ({ role, names }) => names.service === service && roles.includes(role),
  );
  const found = files.map(async file => {
    const text = await read(file.file);
    if (text === undefined) return [];
    const members = (await membersIn(text, file)).filter(({ name }) => name.text === operation.name);
    return members.flatMap(({ name, declaration }) => placesIn(file.file, text, file.role, [name], declaration));
  });
  return (await Promise.all(found)).flat();
}

/** The files of an operation's hand-written answers and its method in a mock handler, where there are any. */
export async function mockPlaces({ config, service, operation }: DeclaredOperation, code: Codebase): Promise<Place[]> {
  const files = mockFilesOf(config.gateway.mocks, operation.operationType);
  const handler = path.join(config.gateway.mocks, `${service.name}.ts`);
  const [handlerText, ...texts] = await Promise.all([handler, ...files].map(file => code.read(file)));
  const written = files.filter((_, index) => texts[index] !== undefined);
  const places = written.map((file): Place => ({ kind: 'mock', file, range: FILE_START }));
  return handlerText === undefined ? places : [...places, ...(await inHandler(handler, handlerText, operation.name))];
}

async function inHandler(file: string, text: string, method: string): Promise<Place[]> {
  const { outlineDefaultExport } = await import('../contracts/reader.ts');
  const members = outlineDefaultExport(text).filter(({ name }) => name.text === method);
  return members.flatMap(({ name, ...declaration }) => placesIn(file, text, 'mock-handler', [name], declaration));
}
