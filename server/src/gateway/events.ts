import type { Finding } from '../findings.ts';
import type { Notice } from './notices.ts';

/** What happens in a gateway, for logs and status bars. Holds no secrets and nothing of what requests carry. */
export type GatewayEvent = AnsweredEvent | SkippedEvent | LoadedEvent | NotedEvent | FailedEvent;

export interface AnsweredEvent {
  kind: 'answered';
  /** As the request says. */
  operationType: string;
  code: number;
  traceId: string;
  ms: number;
  /** Why it was refused. */
  hypothesis?: string | undefined;
}

/** More was answered than a listener wants to hear of one by one. */
export interface SkippedEvent {
  kind: 'skipped';
  /** Answers by result code. */
  codes: Record<string, number>;
}

/** Contracts were read: at the start, and whenever one of them or the config was saved. */
export interface LoadedEvent {
  kind: 'loaded';
  /** At the start, when no contract has said anything before. */
  isFirst: boolean;
  services: number;
  operations: number;
  /** Contracts that cannot be read now. What they said before, if anything, still counts. */
  unreadable: string[];
  findings: Finding[];
}

/** Something about the config that its user should know, at the start and whenever that is something else. */
export interface NotedEvent {
  kind: 'noted';
  /** All that is so now. */
  current: Notice[];
  /** What was not so before. */
  added: Notice[];
  /** What is not so any more. */
  settled: Notice[];
}

export interface FailedEvent {
  kind: 'failed';
  /** What could not be done, in the language of the process. */
  message: string;
}

export type GatewayListener = (event: GatewayEvent) => void;
