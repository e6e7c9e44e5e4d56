import type { Finding } from '../findings.ts';
import type { Notice } from './notices.ts';

/** What happens in a gateway, for logs and status bars. Holds no secrets and nothing of what requests carry. */
export type GatewayEvent =
  | AnsweredEvent
  | SkippedEvent
  | LoadedEvent
  | HandlersEvent
  | NotedEvent
  | ToldEvent
  | FailedEvent;

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

/** Mock handlers were loaded: at the start, whenever one was saved, and when they were started anew. */
export interface HandlersEvent {
  kind: 'handlers';
  /** Those that can be used, relative to the config's folder, with `/`. */
  files: string[];
  /** Which they have. */
  operations: number;
  /** What is wrong with others, and what is in vain, in the language of the process. */
  problems: string[];
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

/** Something that happened in mocks, or that a mock handler wrote to its console. */
export interface ToldEvent {
  kind: 'told';
  level: 'info' | 'warn' | 'error';
  /** In the language of the process, but for what handlers wrote. */
  message: string;
}

export interface FailedEvent {
  kind: 'failed';
  /** What could not be done, in the language of the process. */
  message: string;
}

export type GatewayListener = (event: GatewayEvent) => void;
