import type { ClientCapabilities, Connection, Disposable, DocumentSelector } from 'vscode-languageserver';
import { contractGlobs } from '../../contracts/contract-files.ts';
import { uriOfFile } from '../../workspace/files.ts';
import type { Project } from '../../workspace/project.ts';
import { Queue } from '../../workspace/queue.ts';
import type { FeatureContext } from '../feature.ts';
import { runDetached } from './safe.ts';

/**
 * Registers something with the client for contracts alone, and anew whenever configs say that others are contracts.
 * @param register does it for the documents that it is given
 */
export function registerForContracts(
  connection: Connection,
  { analyses, client }: FeatureContext,
  register: (documentSelector: DocumentSelector) => Promise<Disposable>,
): void {
  const projects = new Set<Project>();
  const queue = new Queue();
  let registered: { key: string; registration?: Disposable } = { key: '[]' };

  const renew = async () => {
    const selector = selectorFor([...projects], client);
    const key = JSON.stringify(selector);
    const before = registered;
    if (key === before.key) return;
    registered = selector.length > 0 ? { key, registration: await register(selector) } : { key };
    before.registration?.dispose();
  };
  const follow = () => runDetached(connection, 'registration for contracts', queue.run(renew));

  analyses.onAnalyzed(project => {
    projects.add(project);
    follow();
  });
  analyses.onRemoved(project => {
    projects.delete(project);
    follow();
  });
}

function selectorFor(projects: readonly Project[], client: ClientCapabilities): DocumentSelector {
  const hasRelativePatterns = client.textDocument?.filters?.relativePatternSupport === true;
  const configs = projects.flatMap(({ lastAnalysis }) => lastAnalysis?.config ?? []);
  return configs.flatMap(contractGlobs).map(({ folder, pattern }) => ({
    language: 'typescript',
    scheme: 'file',
    pattern: hasRelativePatterns
      ? { baseUri: uriOfFile(folder), pattern }
      : `${folder.replaceAll('\\', '/')}/${pattern}`,
  }));
}
