import type { EmittedFile, Target, TargetOptions } from '../target.ts';
import { handlerClass, handlerPath } from './handler-class.ts';
import { handlerService } from './handler-service.ts';
import { Names, type ServiceNames } from './names.ts';
import { runtimeFiles } from './runtime-files.ts';
import { schemasModule } from './schemas-module.ts';
import { docComment, importLine, indent, key, quote } from './source-text.ts';
import { sourcesOf } from './sources.ts';
import { typesModule } from './types-module.ts';

/** A handler interface and a class to fill in for each service, behind a router for `node:http`. */
export const nodeServer: Target = {
  name: 'node-server',
  side: 'server',
  serviceFiles: names => [
    { path: interfacePath(names), role: 'handler-interface' },
    { path: handlerPath(names), role: 'handler' },
  ],
  emit(model, options) {
    const names = new Names(model);
    if (names.services.length === 0) {
      return [];
    }
    const sources = sourcesOf(model);
    return [
      { kind: 'generated', path: 'index.ts', text: serverIndex(names, options), sources },
      { kind: 'generated', path: 'router.ts', text: routerModule(names, options), sources },
      { kind: 'generated', path: 'schemas.ts', text: schemasModule(model, options), sources },
      { kind: 'generated', path: 'types.ts', text: typesModule(model, names), sources },
      ...names.services.flatMap((service): EmittedFile[] => [
        {
          kind: 'generated',
          path: interfacePath(service),
          text: handlerService(service, names, options),
          sources: [service.service.source.file],
        },
        handlerClass(service, names, options),
      ]),
      ...runtimeFiles(['node-router', 'http-error', 'routes', 'schema'], sources, options),
    ];
  },
};

function interfacePath({ module }: ServiceNames): string {
  return `services/${module}.ts`;
}

function serverIndex(names: Names, { importExtension }: TargetOptions): string {
  const from = (module: string): string => quote(`./${module}${importExtension}`);
  const exported = (list: string[]): string => list.map(name => names.specifier(name)).join(', ');
  const lines = [
    `export { ${exported(['createRouter', 'type Handlers'])} } from ${from('router')};\n`,
    `export { ${exported(['HttpError', 'NotImplementedError', 'RpcError'])} } from ${from('runtime/http-error')};\n`,
    `export type { ${exported(['RequestListener', 'RouterOptions'])} } from ${from('runtime/node-router')};\n`,
    `export type { ${exported(['RequestContext'])} } from ${from('runtime/routes')};\n`,
    `export type { ${exported(['SignatureOptions'])} } from ${from('runtime/signature-check')};\n`,
    `export type { ${exported(['SignatureKey'])} } from ${from('runtime/signature-keys')};\n`,
    ...names.services.map(({ handler, module }) => `export type { ${handler} } from ${from(`services/${module}`)};\n`),
    `export * from ${from('types')};\n`,
  ];
  return lines.join('');
}

function routerModule(names: Names, { importExtension }: TargetOptions): string {
  const imports = [
    importLine(
      ['createRequestListener', 'type RequestListener', 'type RouterOptions'],
      `./runtime/node-router${importExtension}`,
    ),
    importLine(['definitions'], `./schemas${importExtension}`),
    ...names.services.map(({ handler, routes, module }) =>
      importLine([`type ${handler}`, routes], `./services/${module}${importExtension}`),
    ),
  ];
  const properties = names.services.map(
    ({ property, handler, service }) =>
      `${docComment(service.description)}${key(property, 'interface')}: ${handler};\n`,
  );
  const routes = names.services.map(
    ({ property, routes: routesOf }) => `...${routesOf}(${member('handlers', property)}),\n`,
  );
  return `${imports.join('')}
/** What answers the operations: one handler a service. */
export interface Handlers {
${indent(properties.join(''))}}

${USAGE}export function createRouter(handlers: Handlers, options: RouterOptions = {}): RequestListener {
  const routes = [
${indent(routes.join(''), 2)}  ];
  return createRequestListener(routes, definitions, options);
}
`;
}

function member(object: string, property: string): string {
  const name = key(property, 'interface');
  return name === property ? `${object}.${name}` : `${object}[${name}]`;
}

const USAGE =
  docComment(`Makes a request listener that checks each request against its contract and hands it to its handler.

Refusals are JSON, \`{ error, message }\`: 400 \`invalid-request\` with \`violations: [{ path, message }]\`, 400 \`invalid-json\`,
404, 405, 413, whatever \`HttpError\` a handler throws, and 500 \`internal-error\` for any other error. \`RpcError\` is for what
users of the app are to read. The header \`Result-Status\` says which result code of mPaaS a refusal stands for.

With \`signature\`, requests have to be signed by the gateway, with any of these keys; others get 401:
\`\`\`ts
createRouter(handlers, { signature: { keys: { k1: { algorithm: 'md5', salt: process.env.BACKEND_SALT } } } });
\`\`\`

- Node.js: \`http.createServer(createRouter(handlers))\`
- Express: \`app.use(createRouter(handlers))\`, before or after \`express.json()\`; with \`signature\`, before it
- Fastify, which is to leave bodies alone:
  \`\`\`ts
  fastify.register(async scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all('/*', (request, reply) => {
      reply.hijack();
      router(request.raw, reply.raw);
    });
  });
  \`\`\``);
