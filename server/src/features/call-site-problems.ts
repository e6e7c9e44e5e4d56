import { unknownOperations } from '../call-sites/unknown-operations.ts';
import { operationsByType } from '../contracts/model-index.ts';
import type { Finding } from '../findings.ts';
import { authorshipOf } from '../generate/header.ts';
import { Debouncer } from '../workspace/debounce.ts';
import { fileOfUri } from '../workspace/files.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { projectsFor } from './support/known-operations.ts';
import { rangeOf } from './support/ranges.ts';
import { runDetached } from './support/safe.ts';
import { type SiteDocument, siteDocument } from './support/site-documents.ts';

/** Says of open sources which of the operations that they name no contract has. */
export const callSiteProblems: Feature = context => ({
  capabilities: {},
  register(connection) {
    const debouncer = new Debouncer<string>();

    const check = async (uri: string) => {
      const file = fileOfUri(uri);
      if (!file) return;
      const source = await siteDocument(context, uri);
      const findings = source ? await findingsOf(source, context) : [];
      // Closed or changed meanwhile: whatever comes next says what is true then.
      if (context.documents.get(uri)?.version !== source?.document.version) return;
      context.problems.show('call sites', file, findings.map(diagnosticOf));
    };
    const checkSoon = (uris: readonly string[]) => {
      for (const uri of uris) runDetached(connection, 'call sites', check(uri));
    };
    const checkAll = () => checkSoon(context.documents.all().map(({ uri }) => uri));

    context.documents.onDidChangeContent(({ document: { uri } }) => debouncer.schedule(uri, () => checkSoon([uri])));
    context.documents.onDidClose(({ document }) => {
      debouncer.cancel(document.uri);
      const file = fileOfUri(document.uri);
      if (file) context.problems.show('call sites', file, []);
    });
    context.analyses.onAnalyzed(checkAll);
    context.analyses.onRemoved(checkAll);
  },
});

async function findingsOf(source: SiteDocument, context: FeatureContext): Promise<Finding[]> {
  const { document, text, file, sites } = source;
  if (sites.every(({ kind }) => kind === 'mention')) return [];
  // What we generated names what was in the contracts then: it is stale, not wrong.
  if (authorshipOf(text) !== 'foreign') return [];
  const projects = await projectsFor(context, file);
  const known = new Set(projects.flatMap(({ analysis: { model } }) => [...operationsByType(model).keys()]));
  // Without a single contract that can be read, nothing can be said about calls.
  if (known.size === 0) return [];
  return unknownOperations(sites, known).map(({ site, severity, message, replacements }) => ({
    code: 'rpc/unknown-operation',
    severity,
    message,
    file,
    range: rangeOf(document, site),
    data: { replacements },
  }));
}
