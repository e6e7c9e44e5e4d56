import type { Finding } from '../findings.ts';
import { lineIndex } from '../line-index.ts';
import type { OutlineNode } from './outline.ts';
import { operationsIn } from './outline-search.ts';

export interface ProblemCounts {
  errors: number;
  warnings: number;
}

export function countProblems(findings: readonly Finding[]): ProblemCounts {
  const count = (severity: Finding['severity']) => findings.filter(finding => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/**
 * What is wrong with each operation of a contract, from its doc comment to its end.
 * @param findings those of this contract
 * @returns by {@link operationKey}, operations without findings left out
 */
export function problemsByOperation(
  text: string,
  outline: readonly OutlineNode[],
  findings: readonly Finding[],
): Map<string, ProblemCounts> {
  const positionAt = lineIndex(text);
  const counts = new Map<string, ProblemCounts>();
  for (const { service, operation } of operationsIn(outline)) {
    const first = positionAt(operation.doc?.start ?? operation.start).line;
    const last = positionAt(operation.end).line;
    const within = findings.filter(({ range: { start } }) => start.line >= first && start.line <= last);
    if (within.length > 0) counts.set(operationKey(service.name.text, operation.name.text), countProblems(within));
  }
  return counts;
}

/** What tells an operation of a contract from the others. */
export function operationKey(service: string, operation: string): string {
  return `${service}.${operation}`;
}
