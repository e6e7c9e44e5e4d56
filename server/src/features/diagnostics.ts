import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import { compareFindings, type Finding, type RelatedPlace, type Severity } from '../findings.ts';
import { documentationUri } from '../report/documentation.ts';
import { duplicatesAcross } from '../workspace/duplicates.ts';
import { FileMap, fileOfUri, uriOfFile } from '../workspace/files.ts';
import type { Analysis, Project } from '../workspace/project.ts';
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
    const findings = new Map<Project | 'across projects', FileMap<Finding[]>>();
    const analyses = new Map<Project, Analysis>();

    const publish = (file: string) => {
      const list = unique([...findings.values()].flatMap(byFile => byFile.get(file) ?? []));
      const shown = list.filter(finding => !isShownByEditor(context, finding)).map(diagnosticOf);
      context.problems.show('contracts', file, shown);
    };

    const replace = (source: Project | 'across projects', next: Finding[]) => {
      const before = findings.get(source)?.files() ?? [];
      const after = byFile(next);
      if (next.length > 0) findings.set(source, after);
      else findings.delete(source);
      for (const file of [...before, ...after.files()]) publish(file);
    };
    const compareProjects = () => replace('across projects', duplicatesAcross([...analyses.values()]));

    context.analyses.onAnalyzed((project, analysis) => {
      analyses.set(project, analysis);
      replace(project, analysis.findings);
      compareProjects();
    });
    context.analyses.onRemoved(project => {
      analyses.delete(project);
      replace(project, []);
      compareProjects();
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

export function diagnosticOf({ range, severity, code, message, related, data }: Finding): Diagnostic {
  const href = documentationUri(code);
  return {
    range,
    severity: SEVERITIES[severity],
    code,
    source: 'mPaaS',
    message,
    ...(href && { codeDescription: { href } }),
    ...(related && { relatedInformation: related.map(relatedInformation) }),
    ...(data && { data }),
  };
}

function relatedInformation({ message, file, range }: RelatedPlace): DiagnosticRelatedInformation {
  return { message, location: { uri: uriOfFile(file), range } };
}
