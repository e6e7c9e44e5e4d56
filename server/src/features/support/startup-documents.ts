import type { TextDocument } from 'vscode-languageserver-textdocument';
import { H5_JSON_NAME } from '../../offline/presets/h5-json.ts';
import type { TextKind } from '../../startup/find-places.ts';
import { fileOfUri } from '../../workspace/files.ts';
import type { FeatureContext } from '../feature.ts';
import { isAboutMpaas, isLeftOut } from './looked-at.ts';

const KINDS: Record<string, TextKind> = {
  typescript: 'script',
  typescriptreact: 'script',
  javascript: 'script',
  javascriptreact: 'script',
  html: 'markup',
  vue: 'markup',
};

/** How startup parameters are looked for in a document, or nothing when they are not. */
export function startupKindOf({ languageId, uri }: { languageId: string; uri: string }): TextKind | undefined {
  const kind = Object.hasOwn(KINDS, languageId) ? KINDS[languageId] : undefined;
  const isJson = languageId === 'json' || languageId === 'jsonc';
  return kind ?? (isJson && uri.endsWith(`/${H5_JSON_NAME}`) ? 'preset' : undefined);
}

/**
 * An open document with its kind, where there is anything to do: nothing is done in workspaces that have neither a
 * config nor an offline package, nor in files that are installed or hidden. A preset is about a package by itself.
 */
export async function startupDocument(
  context: FeatureContext,
  uri: string,
): Promise<{ document: TextDocument; kind: TextKind } | undefined> {
  const document = context.documents.get(uri);
  const kind = document && startupKindOf(document);
  if (!kind) return undefined;
  const file = fileOfUri(uri);
  if (file && (await isLeftOut(context, file))) return undefined;
  return kind === 'preset' || (await isAboutMpaas(context)) ? { document, kind } : undefined;
}
