import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { compareFindings, type Finding, type Severity } from '../findings.ts';
import { FileMap, fileOfUri } from '../workspace/files.ts';
import type { Project } from '../workspace/project.ts';
import type { Feature, FeatureContext } from './feature.ts';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Shows findings of configs and contracts as they are typed, of closed files too: a broken contract stops generation
 * wherever it is. They are pushed, because one edit changes what is true of other files.
 */
export const diagnostics: Feature = context => ({
  capabilities: {},
  register() {
    const findings = new Map<Project, FileMap<Finding[]>>();

    const publish = (file: string) => {
      const list = unique([...findings.values()].flatMap(byFile => byFile.get(file) ?? []));
      const shown = list.filter(finding => !isShownByEditor(context, finding)).map(diagnosticOf);
      context.problems.show('contracts', file, shown);
    };

    const replace = (project: Project, next: FileMap<Finding[]>) => {
      const before = findings.get(project)?.files() ?? [];
      findings.set(project, next);
      for (const file of [...before, ...next.files()]) publish(file);
    };

    context.analyses.onAnalyzed((project, analysis) => replace(project, byFile(analysis.findings)));
    context.analyses.onRemoved(project => {
      replace(project, new FileMap());
      findings.delete(project);
    });
    const republish = ({ document }: { document: { uri: string } }) => {
      const file = fileOfUri(document.uri);
      if (file) publish(file);
    };
    context.documents.onDidOpen(republish);
    context.documents.onDidClose(republish);
  },
});

/** Editors show the compiler's own errors of open files; the same ones again would be noise. */
function isShownByEditor(context: FeatureContext, finding: Finding): boolean {
  if (!context.open.uri(finding.file)) return false;
  if (finding.code.startsWith('config/'))
    return context.options.validatesConfig === true && !SAYS_MORE.has(finding.code);
  return finding.typescriptCode !== undefined;
}

/** Findings that say what a JSON schema cannot. */
const SAYS_MORE = new Set(['config/secret-in-config', 'config/no-contracts']);

function byFile(findings: Finding[]): FileMap<Finding[]> {
  const map = new FileMap<Finding[]>();
  for (const finding of findings) map.set(finding.file, [...(map.get(finding.file) ?? []), finding]);
  return map;
}

/** A file that two configs share has its findings once. */
function unique(findings: Finding[]): Finding[] {
  return [...new Map(findings.map(finding => [JSON.stringify(finding), finding])).values()].sort(compareFindings);
}

export function diagnosticOf(finding: Finding): Diagnostic {
  return {
    range: finding.range,
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    source: 'mPaaS',
    message: finding.message,
  };
}
