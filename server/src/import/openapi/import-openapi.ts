import * as l10n from '@vscode/l10n';
import type { ImportedContracts, ImportedOperation, ImportedService, SourceText } from '../contract.ts';
import { type ImportNames, typeName, UniqueNames } from '../names.ts';
import type { Report } from '../report.ts';
import { relaxOneSided } from './access.ts';
import { breakCircles } from './circles.ts';
import { Declarations } from './declarations.ts';
import { applyDiscriminators } from './discriminators.ts';
import { readDocument } from './document.ts';
import { documentationOf } from './documentation.ts';
import { readOperation } from './operation.ts';
import { operationsOf } from './path-operations.ts';
import { SchemaReader } from './schema-reader.ts';
import { itemsOf, member, membersOf, type SpecNode, textOf } from './spec-node.ts';

/**
 * An OpenAPI 3.0 or 3.1 document, JSON or YAML, as contracts: one service a tag.
 * @throws ImportStopped when the document cannot be used; the report says why
 */
export function importOpenApi({ file, text }: SourceText, names: ImportNames, report: Report): ImportedContracts {
  const document = readDocument(file, text, report);
  const declarations = new Declarations(document, names.types);
  const reader = new SchemaReader(document, declarations);
  reportSurroundings(document.root, report);
  const services = new Map<string, ImportedService & { methods: UniqueNames }>();
  const operations = operationsOf(document);
  for (const operation of operations) {
    const tag = operation.tag ?? '';
    const service = services.get(tag) ?? { ...newService(tag, document.root, names.types), methods: new UniqueNames() };
    services.set(tag, service);
    service.operations.push(readOperation(operation, { ...names, methods: service.methods }, reader));
  }
  if (operations.length === 0) {
    report.stop(
      'no-operations',
      (member(document.root, 'paths') ?? document.root).place,
      l10n.t('There are no operations here.'),
    );
  }
  for (const [name, node] of declarations.components()) declarations.ofSchema(node, name);
  reader.readAll();
  applyDiscriminators(reader);
  breakCircles(declarations, report);
  const contracts = { services: [...services.values()], types: declarations.types };
  relaxOneSided(contracts, reader);
  return contracts;
}

/** A tag's service; what has no tag is a service that is named as the document is. */
function newService(tag: string, root: SpecNode, names: UniqueNames): ImportedService {
  const words = tag || (textOf(member(member(root, 'info'), 'title')) ?? '');
  const name = typeName(words.replace(/\bAPI\b|\bservice$/gi, '').trim() || 'Default');
  const described = itemsOf(member(root, 'tags')).find(each => textOf(member(each, 'name')) === tag);
  const operations: ImportedOperation[] = [];
  return { name: names.take(`${name}Service`), ...(described && documentationOf(described)), operations };
}

function reportSurroundings(root: SpecNode, report: Report): void {
  const [server] = itemsOf(member(root, 'servers'));
  const url = textOf(member(server, 'url')) ?? '';
  if (server && url !== '' && url !== '/') {
    const message = l10n.t(
      'Paths are relative to {0}: that is the backend\'s URL in "gateway" of mpaas.config.json.',
      url,
    );
    report.add('info', 'server', server.place, message);
  }
  const schemes = member(member(root, 'components'), 'securitySchemes');
  if (membersOf(schemes).length > 0 && schemes) {
    const message = l10n.t(
      'How callers prove who they are is not part of contracts: requests are signed. Add @checkLogin where a user has to be signed in.',
    );
    report.add('info', 'security', schemes.place, message);
  }
}
