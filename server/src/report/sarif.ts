import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { findingCode } from '../catalog/finding-codes.ts';
import { pathInside } from '../files/paths.ts';
import { compareText, type Finding, type Range, type Severity } from '../findings.ts';
import { inLanguage } from '../locale.ts';
import { documentationUri } from './documentation.ts';

const LEVELS: Record<Severity, Result.level> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/**
 * Findings as a SARIF 2.1.0 log, as code scanning services read it.
 * @param base files below this folder are given relative to it, so that the log means the same on another machine
 * @param titleOf what a code is called that is not in the catalogue of findings
 */
export function sarifLog(
  findings: Finding[],
  base: string,
  version: string,
  titleOf: (code: string) => string | undefined = () => undefined,
): Log {
  const rules = [...new Set(findings.map(finding => finding.code))].sort(compareText);
  const driver = {
    name: 'mPaaS Gateway Tools',
    version,
    rules: rules.map(id => ruleOf(id, titleOf(id))),
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

/** What the catalogue knows of a code. */
function ruleOf(id: string, title: string | undefined): ReportingDescriptor {
  const entry = findingCode(id);
  const helpUri = documentationUri(id);
  return {
    id,
    ...(title !== undefined && { shortDescription: { text: title } }),
    ...(entry && {
      shortDescription: { text: inLanguage(entry.title) },
      defaultConfiguration: { level: LEVELS[entry.severity] },
    }),
    ...(helpUri && { helpUri }),
  };
}

function resultOf(finding: Finding, ruleIndex: number, base: string): Result {
  const { related } = finding;
  return {
    ruleId: finding.code,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [locationOf(finding, base)],
    ...(related && {
      relatedLocations: related.map(place => ({ ...locationOf(place, base), message: { text: place.message } })),
    }),
  };
}

function locationOf({ file, range: { start, end } }: { file: string; range: Range }, base: string): Location {
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file, base),
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}

function artifactLocation(file: string, base: string) {
  const relative = pathInside(file, base);
  if (relative === undefined) return { uri: pathToFileURL(file).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}
