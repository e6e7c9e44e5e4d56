import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type DocumentLink, DocumentLinkRequest } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { throwIfCancelled } from '../cancellation.ts';
import { CONFIG_FILE_NAME } from '../config/find.ts';
import { namedPaths } from '../config/paths.ts';
import { isThere } from '../files/is-there.ts';
import { operationPlace } from '../navigation/declared-places.ts';
import { fileOfUri, uriOfFile } from '../workspace/files.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { uriFor } from './support/locations.ts';
import { rangeOf } from './support/ranges.ts';
import { type KnownType, knownTypesIn } from './support/written-types.ts';

/** Links operation types in strings with their contracts, and what a config names with the files and folders. */
export const documentLinks: Feature = context => ({
  capabilities: { documentLinkProvider: {} },
  answers: [
    answerTo(DocumentLinkRequest.type, async ({ textDocument }, token) => {
      const document = context.documents.get(textDocument.uri);
      const file = fileOfUri(textDocument.uri);
      if (!document || !file) return null;
      if (path.basename(file) === CONFIG_FILE_NAME) return configLinks(document, path.dirname(file));
      const known = await knownTypesIn(context, document);
      throwIfCancelled(token);
      return known.map(type => contractLink(type, document, context));
    }),
  ],
});

function contractLink(
  { operation, ...span }: KnownType,
  document: TextDocument,
  context: FeatureContext,
): DocumentLink {
  const { file, range } = operationPlace(operation);
  const { source, name } = operation.operation;
  return {
    range: rangeOf(document, span),
    target: `${uriFor(context, file)}#L${range.start.line + 1},${range.start.character + 1}`,
    tooltip: l10n.t('{0} in {1}', `${operation.service.name}.${name}`, source.file),
  };
}

async function configLinks(document: TextDocument, folder: string): Promise<DocumentLink[]> {
  const links = namedPaths(document.getText()).map(async ({ path: named, ...span }) => {
    const target = path.resolve(folder, named);
    if (!(await isThere(target))) return [];
    return [{ range: rangeOf(document, span), target: uriOfFile(target) }];
  });
  return (await Promise.all(links)).flat();
}
