import type { Examination } from './examine-package.ts';

/** What is known of a package as JSON, with the fields of `mpaas inspect --json` and `mpaas verify --json`. */
export function packageJson({ inspection, verification }: Examination): string {
  const { findings, ...inspected } = inspection;
  const verified = verification && { verdict: verification.report.verdict, clients: verification.report.clients };
  const all = { ...inspected, ...verified, findings: verification?.report.findings ?? findings };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}
