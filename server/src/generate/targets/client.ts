import type { Model } from '../../contracts/model.ts';
import type { EmittedFile, ServiceFilePath, TargetOptions } from '../target.ts';
import { clientService } from './client-service.ts';
import { Names, type ServiceNames } from './names.ts';
import { runtimeFiles } from './runtime-files.ts';
import { docComment, importLine, indent, key, list, quote } from './source-text.ts';
import { sourcesOf } from './sources.ts';
import { typesModule } from './types-module.ts';

/** What tells one kind of client from another. */
export interface ClientKind {
  /** The module of the runtime that has the transport. */
  module: string;
  /** Its function that makes a client, and its options. */
  createClient: string;
  options: string;
  /** Whether a client can be made without options. */
  optionsAreOptional: boolean;
  /** What else of that module belongs to users. */
  alsoExported: string[];
  description: string;
}

/** The files of a typed client: types, one module a service, the runtime, and `createRpc` over all services. */
export function emitClient(kind: ClientKind, model: Model, options: TargetOptions): EmittedFile[] {
  const names = new Names(model);
  if (names.services.length === 0) {
    return [];
  }
  const sources = sourcesOf(model);
  return [
    { kind: 'generated', path: 'index.ts', text: clientIndex(kind, names, options), sources },
    { kind: 'generated', path: 'types.ts', text: typesModule(model, names), sources },
    ...names.services.map(
      (service): EmittedFile => ({
        kind: 'generated',
        path: stubPath(service),
        text: clientService(service, names, model, options),
        sources: [service.service.source.file],
      }),
    ),
    ...runtimeFiles([kind.module, 'request-data'], sources, options),
  ];
}

/** Where a typed client has a service's stubs. */
export function clientServiceFiles(names: ServiceNames): ServiceFilePath[] {
  return [{ path: stubPath(names), role: 'stub' }];
}

function stubPath({ module }: ServiceNames): string {
  return `services/${module}.ts`;
}

function clientIndex(kind: ClientKind, names: Names, { importExtension }: TargetOptions): string {
  const runtime = (module: string): string => quote(`./runtime/${module}${importExtension}`);
  const imports = [
    importLine(
      [names.specifier(kind.createClient), `type ${names.specifier(kind.options)}`],
      `./runtime/${kind.module}${importExtension}`,
    ),
    ...names.services.map(({ factory, type, module }) =>
      importLine([factory, `type ${type}`], `./services/${module}${importExtension}`),
    ),
  ];
  const exported = (list_: string[]): string => list_.map(name => names.specifier(name)).join(', ');
  const exports = [
    `export type { ${exported(['AbortSignalLike'])} } from ${runtime('abort')};\n`,
    `export { ${exported([...kind.alsoExported, `type ${kind.options}`])} } from ${runtime(kind.module)};\n`,
    list(
      'export type {',
      CLIENT_TYPES.map(name => names.specifier(name)),
      `} from ${runtime('rpc-client')};\n`,
    ),
    `export { ${exported(['ClientCode', 'RpcException', 'type Show'])} } from ${runtime('rpc-exception')};\n`,
    ...names.services.map(
      ({ type, module }) => `export type { ${type} } from './services/${module}${importExtension}';\n`,
    ),
    `export * from './types${importExtension}';\n`,
  ];
  return `${imports.join('')}\n${exports.join('')}\n${createRpc(kind, names)}`;
}

const CLIENT_TYPES = ['CallOptions', 'Interceptor', 'Operation', 'Recovery', 'RpcCall', 'RpcResponse'];

function createRpc(kind: ClientKind, names: Names): string {
  const [rpc, create] = [names.ours('Rpc'), names.ours('createRpc')];
  const properties = names.services.map(({ property, type, service }) =>
    propertyOf(property, type, service.description),
  );
  const calls = names.services.map(
    ({ property, factory }: ServiceNames) => `${key(property, 'literal')}: ${factory}(client),\n`,
  );
  const parameter = `options: ${names.ours(kind.options)}${kind.optionsAreOptional ? ' = {}' : ''}`;
  return `/** Every service of the contracts. */
export interface ${rpc} {
${indent(properties.join(''))}}

${docComment(kind.description)}export function ${create}(${parameter}): ${rpc} {
  const client = ${names.ours(kind.createClient)}(options);
  return {
${indent(calls.join(''), 2)}  };
}
`;
}

function propertyOf(property: string, type: string, description: string | undefined): string {
  return `${docComment(description)}readonly ${key(property, 'interface')}: ${type};\n`;
}
