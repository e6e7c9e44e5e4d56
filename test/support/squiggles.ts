import type { Finding } from '../../server/src/findings.ts';

const SQUIGGLE = /^\s*~+ [a-z]+\/[a-z0-9-]+$/;

/**
 * Marked text: under a line, `~~~ area/code` says that a finding of that code covers these columns.
 * @returns the text without the marks
 */
export function withoutSquiggles(marked: string): string {
  return marked
    .split('\n')
    .filter(line => !SQUIGGLE.test(line))
    .join('\n');
}

/** The text with the marks that findings deserve. Findings over several lines are marked on their first. */
export function withSquiggles(text: string, findings: Finding[]): string {
  return text
    .split('\n')
    .flatMap((line, number) => [line, ...marksFor(line, number, findings)])
    .join('\n');
}

function marksFor(line: string, number: number, findings: Finding[]): string[] {
  return findings
    .filter(finding => finding.range.start.line === number)
    .map(({ range: { start, end }, code }) => {
      const stop = end.line === number ? end.character : line.length;
      return `${' '.repeat(start.character)}${'~'.repeat(Math.max(1, stop - start.character))} ${code}`;
    });
}
