import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findOperationSites, siteLanguageOf } from '../../call-sites/find-sites.ts';
import type { SiteLanguage } from '../../call-sites/languages/language.ts';
import type { OperationSite } from '../../call-sites/operation-site.ts';
import { remember } from '../../remember.ts';
import { fileOfUri } from '../../workspace/files.ts';
import type { FeatureContext } from '../feature.ts';

/** A source in an open editor that may name operations. */
export interface SiteDocument {
  document: TextDocument;
  text: string;
  /** Absolute path. */
  file: string;
  language: SiteLanguage;
  sites: readonly OperationSite[];
}

/**
 * The source that a client names; nothing for contracts, other files, and where there is no config at all. It does not
 * wait for the index of sources, which may have thousands of others to read first.
 */
export async function siteDocument(context: FeatureContext, uri: string): Promise<SiteDocument | undefined> {
  const document = context.documents.get(uri);
  const file = fileOfUri(uri);
  const language = file === undefined ? undefined : siteLanguageOf(file);
  if (!document || !file || !language) return undefined;
  const projects = await context.workspace.allProjects();
  if (projects.length === 0 || (await context.workspace.projectWithContract(file))) return undefined;
  return {
    document,
    text: document.getText(),
    file,
    language,
    sites: sitesOf(document, String(document.version), language),
  };
}

/** Made once for each version, however many features ask. */
const sitesOf = remember((document: TextDocument, _version: string, language: SiteLanguage) =>
  findOperationSites(document.getText(), language),
);
