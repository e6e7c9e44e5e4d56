import type { CodedEvent, LogEvent } from '../event.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { PlacedEvent } from '../evidence/stories.ts';
import type { ExplainContext } from './context.ts';

/** What the evidence says of why a call failed, in the language of the process. */
export interface Insight {
  /** Sentences, the most certain first. */
  says: string[];
  /** What to change, before what is right for any such code. */
  remedies: string[];
  /** Other lines that it is concluded from. */
  related: LogEvent[];
}

/** An event that has a code, with the log that it is in: what can be explained. */
export interface PlacedCode extends PlacedEvent {
  event: CodedEvent;
}

/** Looks for a cause of some codes. @returns nothing where the evidence says nothing */
export type Cause = (placed: PlacedCode, evidence: Evidence, context: ExplainContext) => Partial<Insight> | undefined;
