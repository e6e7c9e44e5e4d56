import * as l10n from '@vscode/l10n';
import type { Diagnostic } from 'vscode-languageserver';
import { checkStartupParameters, type StartupFinding } from '../startup/check.ts';
import { MAX_LENGTH } from '../startup/find-places.ts';
import { Debouncer } from '../workspace/debounce.ts';
import { fileKey, fileOfUri } from '../workspace/files.ts';
import type { Project } from '../workspace/project.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './safe.ts';
import { startupDocument, startupKindOf } from './startup-documents.ts';

/** Shows what is wrong with startup parameters in scripts and pages, as long as they are open. */
export const startupDiagnostics: Feature = context => ({
  capabilities: {},
  register(connection) {
    const debouncer = new Debouncer<string>();
    /** By URI, what the client shows of ours. */
    const published = new Map<string, string>();
    const tooLong = new Set<string>();

    const publish = async (uri: string, diagnostics: Diagnostic[]) => {
      const text = JSON.stringify(diagnostics);
      if ((published.get(uri) ?? '[]') === text) return;
      if (diagnostics.length > 0) published.set(uri, text);
      else published.delete(uri);
      await connection.sendDiagnostics({ uri, diagnostics });
    };

    const check = async (uri: string) => {
      const found = await startupDocument(context, uri);
      const file = fileOfUri(uri);
      if (!found || !file) return publish(uri, []);
      const projects = await context.workspace.allProjects();
      // The client keeps one list a file, and contracts and what they import have theirs already.
      if (isContract(file) || hasFindings(projects, file)) return void published.delete(uri);
      const text = found.document.getText();
      if (text.length > MAX_LENGTH && !tooLong.has(uri)) {
        tooLong.add(uri);
        connection.console.info(l10n.t('{0} is too long to look for startup parameters in it.', file));
      }
      await publish(uri, checkStartupParameters(text, found.kind, file).map(withReplacements));
    };

    const schedule = (document: { uri: string; languageId: string }) => {
      const { uri } = document;
      const kind = startupKindOf(document);
      // Presets are checked with everything else in them.
      if (!kind || kind === 'preset') return;
      debouncer.schedule(uri, () => runDetached(connection, 'startup parameters', check(uri)));
    };
    const scheduleAll = () => context.documents.all().forEach(schedule);

    context.documents.onDidChangeContent(({ document }) => schedule(document));
    context.documents.onDidClose(({ document: { uri } }) => {
      debouncer.cancel(uri);
      tooLong.delete(uri);
      runDetached(connection, 'startup parameters', publish(uri, []));
    });
    // A first config makes all of this start, the last one's end makes it stop.
    context.analyses.onAnalyzed(scheduleAll);
    context.analyses.onRemoved(scheduleAll);
  },
});

function isContract(file: string): boolean {
  return file.endsWith('.rpc.ts');
}

function hasFindings(projects: Project[], file: string): boolean {
  const isThis = (other: { file: string }) => fileKey(other.file) === fileKey(file);
  return projects.some(project => project.lastAnalysis?.findings.some(isThis));
}

/** With what quick fixes need. */
function withReplacements(finding: StartupFinding): Diagnostic {
  const { replacements } = finding;
  return { ...diagnosticOf(finding), ...(replacements && { data: { replacements } }) };
}
