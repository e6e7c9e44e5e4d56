import * as l10n from '@vscode/l10n';
import type { SchemaReader } from './schema-reader.ts';
import { member, membersOf, type SpecNode } from './spec-node.ts';

/** What a request or response carries, as far as it can travel as JSON. */
export interface MediaContent {
  schema: SpecNode | undefined;
  kind: 'json' | 'form';
}

/**
 * Picks JSON, else a form; reports what cannot travel as it is.
 * @param isRequest the gateway sends forms to backends, and takes none from them
 */
export function contentOf(node: SpecNode, reader: SchemaReader, isRequest: boolean): MediaContent | undefined {
  const content = member(node, 'content');
  const all = membersOf(content);
  const [first] = all;
  if (!content || !first) return undefined;
  const byKind = (test: RegExp) => all.find(([type]) => test.test(type.replace(/;.*$/, '').trim().toLowerCase()));
  const json = byKind(/^(application|text)\/(.*\+)?json$|^\*\/\*$|^application\/\*$/);
  if (json) return contentFrom(json[1], 'json', reader);
  const form = byKind(/^application\/x-www-form-urlencoded$/);
  if (form && isRequest) return contentFrom(form[1], 'form', reader);
  const asJson = form ?? byKind(/^multipart\/form-data$/);
  if (asJson) {
    const message = l10n.t('This is a form ({0}). The contract has its fields, and they travel as JSON.', asJson[0]);
    reader.report.add('warning', 'media-type', asJson[1].place, message);
    return contentFrom(asJson[1], 'json', reader);
  }
  const message = l10n.t('{0} cannot travel as JSON. It is left out; files go to a storage of their own.', first[0]);
  reader.report.add('warning', 'media-type', first[1].place, message);
  return undefined;
}

function contentFrom(media: SpecNode, kind: MediaContent['kind'], { report }: SchemaReader): MediaContent {
  const example = member(media, 'example') ?? member(media, 'examples');
  if (example) report.leave('example', example.place, exampleMessage);
  return { schema: member(media, 'schema'), kind };
}

function exampleMessage(count: number): string {
  return l10n.t('Examples of whole requests and answers ({0}) are left out: those of schemas are kept.', count);
}
