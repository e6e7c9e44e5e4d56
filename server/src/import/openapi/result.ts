import * as l10n from '@vscode/l10n';
import type { Type } from '../../contracts/model.ts';
import { contentOf } from './media.ts';
import type { PathOperation } from './path-operations.ts';
import type { SchemaReader } from './schema-reader.ts';
import { member, membersOf, type SpecNode } from './spec-node.ts';

/** What an operation gives: the first answer of success that has JSON in it; nothing where there is none. */
export function readResult({ node, verb }: PathOperation, hint: string, reader: SchemaReader): Type | undefined {
  const responses = membersOf(member(node, 'responses'));
  const successes = responses.filter(([status]) => /^2(\d\d|XX)$/i.test(status));
  const chosen = successes.length > 0 ? successes : responses.filter(([status]) => status === 'default');
  reportErrors(
    responses.filter(response => !chosen.includes(response)),
    reader,
  );
  const schemas = chosen.flatMap(([status, response]) => schemaOf(status, response, reader));
  const [first, ...others] = schemas;
  for (const { status, response, schema } of others) {
    if (schema === first?.schema || sameReference(schema, first?.schema)) continue;
    const message = l10n.t('An operation gives one type: what {0} gives is left out.', status);
    reader.report.add('warning', 'response', response.place, message);
  }
  if (!first || verb === 'HEAD') return undefined;
  return reader.readElement(first.schema, `${hint}Result`);
}

interface Success {
  status: string;
  response: SpecNode;
  schema: SpecNode;
}

function schemaOf(status: string, node: SpecNode, reader: SchemaReader): Success[] {
  const response = reader.document.resolve(node);
  if (!response) return [];
  const [header] = membersOf(member(response, 'headers'));
  if (header) reader.report.leave('response-header', header[1].place, headerMessage);
  const [link] = membersOf(member(response, 'links'));
  if (link) reader.report.leave('link', link[1].place, linkMessage);
  const schema = contentOf(response, reader, false)?.schema;
  return schema ? [{ status, response: node, schema }] : [];
}

function sameReference(a: SpecNode, b: SpecNode | undefined): boolean {
  const [one, other] = [member(a, '$ref'), member(b, '$ref')];
  return one?.kind === 'scalar' && other?.kind === 'scalar' && one.value === other.value;
}

function reportErrors(errors: [status: string, node: SpecNode][], { report }: SchemaReader): void {
  for (const [, node] of errors) report.leave('error-response', node.place, errorMessage);
}

function errorMessage(count: number): string {
  return l10n.t('{0} answers of failure are left out: a gateway says by result codes what went wrong.', count);
}

function headerMessage(count: number): string {
  return l10n.t('{0} answers have headers. Those do not reach an app: what it needs has to be in the body.', count);
}

function linkMessage(count: number): string {
  return l10n.t('{0} answers have links, which contracts do not. They are left out.', count);
}
