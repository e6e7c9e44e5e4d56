import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { compareText, type Finding, type Severity } from '../findings.ts';

const LEVELS: Record<Severity, Result.level> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/**
 * Findings as a SARIF 2.1.0 log, as code scanning services read it.
 * @param base files below this folder are given relative to it, so that the log means the same on another machine
 */
export function sarifLog(findings: Finding[], base: string, version: string): Log {
  const rules = [...new Set(findings.map(finding => finding.code))].sort(compareText);
  const driver = {
    name: 'mPaaS Gateway Tools',
    version,
    rules: rules.map((id): ReportingDescriptor => ({ id })),
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(base).href}/` } },
        results: findings.map(finding => resultOf(finding, rules.indexOf(finding.code), base)),
      },
    ],
  };
}

function resultOf(finding: Finding, ruleIndex: number, base: string): Result {
  const { start, end } = finding.range;
  return {
    ruleId: finding.code,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(finding.file, base),
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  };
}

function artifactLocation(file: string, base: string) {
  const relative = path.relative(base, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return { uri: pathToFileURL(file).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}
