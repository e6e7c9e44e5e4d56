import { setTimeout } from 'node:timers/promises';
import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CancelledError, isCancelledError, throwIfCancelled } from '../../cancellation.ts';
import { currentLanguage } from '../../locale.ts';
import { LOG_LANGUAGES } from '../../log-protocol.ts';
import type { GrowingLog } from '../../logs/annotate/growing-log.ts';
import type { LogAnnotations } from '../../logs/annotate/log-annotations.ts';
import type { LogEvent } from '../../logs/event.ts';
import { Turns } from '../../workspace/turns.ts';
import type { TextChanges } from './text-changes.ts';

/** What knows logs: loaded with the first one. */
export type LogLanguage = typeof import('../../logs/annotate/log-language.ts');

/** A log in an open editor, with what there is to say of it as its text is now. */
export interface LogDocument {
  document: TextDocument;
  annotations: LogAnnotations;
  language: LogLanguage;
}

/** A log that grows is read so seldom that reading takes no more than a fifth of the time; but never more seldom than this. */
const REST = { perMs: 4, mostMs: 2000 };

interface Reading {
  version: number;
  /** Nothing when the text changed meanwhile. */
  annotations: Promise<LogAnnotations | undefined>;
  /** What reads on when the text grows. */
  growing?: GrowingLog;
  /** How long it took, and when it ended. */
  ms: number;
  endedAt: number;
}

/** UTF-16 units. Reading a shorter text from its start takes no time. */
const SHORT = 256 * 1024;

/** The logs that the client has open, each read once for each version of its text, in turns with everything else. */
export class LogDocuments {
  private readonly readings = new Map<string, Reading>();

  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly changes: TextChanges,
  ) {
    documents.onDidClose(({ document }) => void this.readings.delete(document.uri));
  }

  /** The open logs. */
  all(): TextDocument[] {
    return this.documents.all().filter(isLog);
  }

  /**
   * A log as its text is at this moment; nothing for other documents. Waits until it was read: a text that changes
   * meanwhile is read anew.
   */
  async get(uri: string, token?: CancellationToken): Promise<LogDocument | undefined> {
    for (;;) {
      const document = this.documents.get(uri);
      if (!document || !isLog(document)) return undefined;
      const { version } = document;
      const [language, annotations] = await Promise.all([loadLogLanguage(), this.readingOf(document).annotations]);
      throwIfCancelled(token);
      if (annotations && document.version === version) return { document, annotations, language };
    }
  }

  private readingOf(document: TextDocument): Reading {
    const before = this.readings.get(document.uri);
    if (before?.version === document.version) return before;
    const reading: Reading = { version: document.version, annotations: Promise.resolve(undefined), ms: 0, endedAt: 0 };
    reading.annotations = this.read(document, reading, before);
    this.readings.set(document.uri, reading);
    return reading;
  }

  private async read(
    document: TextDocument,
    reading: Reading,
    before: Reading | undefined,
  ): Promise<LogAnnotations | undefined> {
    const { annotateLog } = await loadLogLanguage();
    if (before) {
      await before.annotations;
      await setTimeout(restAfter(before));
    }
    const isOld = () => document.version !== reading.version || this.documents.get(document.uri) !== document;
    if (isOld()) return undefined;
    const start = performance.now();
    const turns = new Turns();
    const pause = async () => {
      await turns.next();
      if (isOld()) throw new CancelledError();
    };
    const annotations = await this.eventsOf(document, reading, before, pause)
      .then(events => annotateLog(document.uri, events, pause))
      .catch(unlessCancelled);
    if (!annotations) return undefined;
    // Which offsets its lines begin at is found out here, too, so that no request waits for that.
    document.positionAt(0);
    Object.assign(reading, { ms: performance.now() - start, endedAt: performance.now() });
    return annotations;
  }

  /** A text that changed once may do so again: it is read so that its reading can be gone on with. */
  private async eventsOf(
    document: TextDocument,
    reading: Reading,
    before: Reading | undefined,
    pause: () => Promise<void>,
  ): Promise<LogEvent[]> {
    const { GrowingLog, readLogText } = await loadLogLanguage();
    const text = document.getText();
    const changedAt = this.changes.take(document) ?? text.length;
    if (!before || text.length < SHORT) return readLogText(text, pause);
    const known = before.growing && before.growing.length <= changedAt ? before.growing : undefined;
    reading.growing = known ?? new GrowingLog();
    return (await reading.growing.read(text, pause)) ?? readLogText(text, pause);
  }
}

export function isLog({ languageId, uri }: TextDocument): boolean {
  return LOG_LANGUAGES.includes(languageId) || uri.endsWith('.har');
}

let loaded: Promise<LogLanguage> | undefined;

/** Loads what knows logs, which speaks the language that this process was told to speak before. */
export function loadLogLanguage(): Promise<LogLanguage> {
  loaded ??= import('../../logs/annotate/log-language.ts').then(language => {
    // A bundle of its own keeps that by itself.
    language.setLanguage(currentLanguage());
    return language;
  });
  return loaded;
}

function restAfter({ ms, endedAt }: Reading): number {
  return Math.max(0, endedAt + Math.min(ms * REST.perMs, REST.mostMs) - performance.now());
}

function unlessCancelled(error: unknown): undefined {
  if (isCancelledError(error)) return undefined;
  throw error;
}
