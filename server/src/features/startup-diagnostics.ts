import * as l10n from '@vscode/l10n';
import type { Diagnostic } from 'vscode-languageserver';
import { checkStartupParameters, type StartupFinding } from '../startup/check.ts';
import { MAX_LENGTH } from '../startup/find-places.ts';
import { Debouncer } from '../workspace/debounce.ts';
import { fileOfUri } from '../workspace/files.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './support/safe.ts';
import { startupDocument, startupKindOf } from './support/startup-documents.ts';

/** Shows what is wrong with startup parameters in scripts and pages, as long as they are open. */
export const startupDiagnostics: Feature = context => ({
  capabilities: {},
  register(connection) {
    const debouncer = new Debouncer<string>();
    const tooLong = new Set<string>();

    const show = (file: string, findings: StartupFinding[]) =>
      context.problems.show('startup parameters', file, findings.map(withReplacements));

    const check = async (uri: string) => {
      const file = fileOfUri(uri);
      if (!file) return;
      const found = await startupDocument(context, uri);
      if (!found || isContract(file)) return show(file, []);
      const text = found.document.getText();
      if (text.length > MAX_LENGTH && !tooLong.has(uri)) {
        tooLong.add(uri);
        connection.console.info(l10n.t('{0} is too long to look for startup parameters in it.', file));
      }
      show(file, checkStartupParameters(text, found.kind, file));
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
      const file = fileOfUri(uri);
      if (file) show(file, []);
    });
    // A first config or package makes all of this start, the last one's end makes it stop.
    context.analyses.onAnalyzed(scheduleAll);
    context.analyses.onRemoved(scheduleAll);
    context.workspace.packages.onChanged(scheduleAll);
    context.hidden.onChanged(scheduleAll);
  },
});

function isContract(file: string): boolean {
  return file.endsWith('.rpc.ts');
}

/** With what quick fixes need. */
function withReplacements(finding: StartupFinding): Diagnostic {
  const { replacements } = finding;
  return { ...diagnosticOf(finding), ...(replacements && { data: { replacements } }) };
}
