import type { RunnableModule } from '../../../contracts/runnable-modules.ts';
import type { Ending, Outcome } from './outcome.ts';

/** What the process of the handlers is told first. */
export interface HandlerProgram {
  modules: ReadonlyMap<string, Pick<RunnableModule, 'code' | 'imports'>>;
  /** Absolute paths of the modules whose default exports are handlers. */
  entries: readonly string[];
}

/** One call of a handler. */
export interface HandlerTask {
  /** Absolute path of its module. */
  file: string;
  method: string;
  /** JSON; absent for none. */
  request?: string;
  /** Where in the request the contract has a `Date`. */
  dates: readonly DatePath[];
}

/** Names of properties and indexes of lists, from the outside in. */
export type DatePath = readonly (string | number)[];

export type ToHandlers = ({ type: 'call'; id: number } & HandlerTask) | { type: 'ping' };

export type FromHandlers =
  /** In turn for each entry: what does not come to its end is the last that was told. */
  | { type: 'loading'; file: string }
  | { type: 'loaded'; file: string; methods: string[] }
  | { type: 'broken'; file: string; error: Thrown }
  /** All entries are loaded or broken. */
  | { type: 'ready' }
  | { type: 'outcome'; id: number; outcome: Outcome }
  /** Thrown where no call waits for it. */
  | { type: 'stray'; error: Thrown }
  | { type: 'console'; level: 'info' | 'warn'; text: string }
  | { type: 'pong' }
  /** They run no more. */
  | { type: 'ended'; ending: Ending };

/** What a handler threw, as far as it can travel. */
export interface Thrown {
  message: string;
  /** Of the engine, with places in what runs; empty when it is no error. */
  stack: string;
  /** A result code that the handler asks for, with what goes with it. */
  resultStatus?: number;
  tips?: string;
  memo?: string;
  /** JSON. */
  result?: string;
}
