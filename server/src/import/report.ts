import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../findings.ts';
import { lineIndex } from '../line-index.ts';

/** A part of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** More findings in one file than anybody reads. */
const MAX_FINDINGS = 1_000;

/** Ends an import that cannot go on; the finding that says why is in the report. */
export class ImportStopped extends Error {
  override name = 'ImportStopped';
}

/** Collects what an import has to say about one file. */
export class Report {
  private readonly found = new Map<string, Finding>();
  private readonly leftBehind = new Map<string, { code: string; place: Span; count: number; message: LeftBehind }>();
  private readonly positionAt: (offset: number) => Finding['range']['start'];

  /** @param file absolute path */
  constructor(
    private readonly file: string,
    text: string,
  ) {
    this.positionAt = lineIndex(text);
  }

  /** The same at the same place is said once: what is referred to several times is looked at as often. */
  add(severity: Severity, code: string, place: Span, message: string): void {
    const key = `${place.start} ${code} ${message}`;
    if (this.found.size >= MAX_FINDINGS || this.found.has(key)) return;
    const range = { start: this.positionAt(place.start), end: this.positionAt(place.end) };
    this.found.set(key, { code: `import/${code}`, severity, message, file: this.file, range });
    if (this.found.size === MAX_FINDINGS) {
      const more = l10n.t('There are more than {0} findings: these are the first.', MAX_FINDINGS);
      this.found.set('more', { code: 'import/too-many', severity: 'warning', message: more, file: this.file, range });
    }
  }

  /** Something that contracts have no place for, wherever it stands: one finding at the first place tells how often. */
  leave(code: string, place: Span, message: LeftBehind): void {
    const known = this.leftBehind.get(code);
    if (known) known.count++;
    else this.leftBehind.set(code, { code, place, count: 1, message });
  }

  /** Reports an error that nothing can be imported with. */
  stop(code: string, place: Span, message: string): never {
    this.add('error', code, place, message);
    throw new ImportStopped(message);
  }

  /** All findings so far. */
  get findings(): Finding[] {
    for (const { code, place, count, message } of this.leftBehind.values())
      this.add('info', code, place, message(count));
    this.leftBehind.clear();
    return [...this.found.values()];
  }
}

type LeftBehind = (count: number) => string;
