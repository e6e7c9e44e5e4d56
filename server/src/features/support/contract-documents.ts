import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OutlineNode } from '../../contracts/outline.ts';
import { remember } from '../../remember.ts';
import { fileOfUri } from '../../workspace/files.ts';
import type { Project } from '../../workspace/project.ts';
import type { FeatureContext } from '../feature.ts';

/** A contract in an open editor, as it is typed. */
export interface ContractDocument {
  document: TextDocument;
  text: string;
  /** Absolute path. */
  file: string;
  /** The config that names it; of several, the nearest. */
  project: Project;
  outline: OutlineNode[];
}

/** The contract that a client names, or nothing for any other document. */
export async function contractDocument(context: FeatureContext, uri: string): Promise<ContractDocument | undefined> {
  const document = context.documents.get(uri);
  const file = fileOfUri(uri);
  if (document?.languageId !== 'typescript' || !file) return undefined;
  const project = await context.workspace.projectWithContract(file);
  if (!project) return undefined;
  const text = document.getText();
  return { document, text, file, project, outline: await outlineOf(document, String(document.version), text) };
}

/** Made once for each version, however many features ask. */
const outlineOf = remember(async (_document: TextDocument, _version: string, text: string): Promise<OutlineNode[]> => {
  const { outlineContract } = await import('../../contracts/reader.ts');
  return outlineContract(text);
});
