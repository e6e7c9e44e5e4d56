/**
 * The messages that the VS Code shell and the language server share beyond LSP, those about calls, new
 * contracts and logs aside, which have files of their own beside it. Both sides import these, so no method name is typed twice. Every request honours cancellation.
 */
import {
  type Location,
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
} from 'vscode-languageserver-protocol';
import type { Json } from './contracts/model.ts';
import type { ProblemCounts } from './contracts/problem-counts.ts';
import type { Finding, Range } from './findings.ts';
import type { PlannedChanges } from './generate/plan.ts';
import type { WatchPattern } from './workspace/watch-patterns.ts';

/** `initializationOptions`. */
export interface InitializationOptions {
  /** Writing and serving wait for trust; reading does not. */
  isTrusted: boolean;
  /** The editor checks `mpaas.config.json` against its schema itself, so that an open one's findings would be double. */
  validatesConfig?: boolean;
  /** The editor has the commands of our extension, for code lenses to run. */
  hasCommands?: boolean;
}

/** An `mpaas.config.json` that the server knows. */
export interface ConfigSummary extends ProblemCounts {
  /** Absolute path of the config file, as the server names it. */
  file: string;
  services: number;
  operations: number;
  /** Files that its globs name. */
  contracts: number;
  /** How long the last analysis took, in milliseconds. */
  ms: number;
  /** What is watched on disk for it. */
  watched: WatchPattern[];
  /** Why it cannot be used. */
  problem?: string;
}

/** Client to server: which configs govern the workspace. */
export const ListConfigsRequest = new RequestType0<ConfigSummary[], void>('mpaas/listConfigs');

export interface ConfigParams {
  /** Absolute path of the config file. */
  config: string;
}

/** Client to server: what a generation would change. Writes nothing. */
export const PlanRequest = new RequestType<ConfigParams, PlanResult, void>('mpaas/plan');

export interface PlanResult {
  /** `after` is there for updates and conflicts, `before` for conflicts: no others are shown. */
  plan: PlannedChanges;
  findings: Finding[];
  ms: number;
}

/**
 * Client to server: make a plan again and write it, unless files changed since the plan that the user saw.
 * Cancelled before the first rename, it leaves nothing behind.
 */
export const ApplyRequest = new RequestType<ApplyParams, ApplyResult, void>('mpaas/apply');

export interface ApplyParams extends ConfigParams {
  /** Changes that the user saw, by path: anything else is refused. */
  paths: string[];
  /** Conflicts that the user wants overwritten, by path. */
  overwrite: string[];
}

export interface ApplyResult {
  written: string[];
  deleted: string[];
}

/** Client to server: check every contract of a config, as `mpaas check` does. */
export const CheckRequest = new RequestType<ConfigParams, CheckResult, void>('mpaas/check');

export interface CheckResult {
  findings: Finding[];
  contracts: number;
  operations: number;
}

/**
 * Client to server: what the contracts of a config break for apps that were released with them as they were at a git
 * reference, as `mpaas check --against` does.
 */
export const CheckAgainstRequest = new RequestType<CheckAgainstParams, CheckAgainstResult, void>('mpaas/checkAgainst');

export interface CheckAgainstParams extends ConfigParams {
  /** A branch, a tag or a commit. */
  ref: string;
}

export interface CheckAgainstResult {
  findings: Finding[];
}

/** Client to server: the operations of a config, for pickers. */
export const ListOperationsRequest = new RequestType<ConfigParams, OperationSummary[], void>('mpaas/listOperations');

export interface OperationSummary {
  operationType: string;
  service: string;
  name: string;
  description?: string;
  /** A request that fits the contract, made from examples and mock data. Absent when the operation takes none. */
  exampleRequest?: Json;
}

/** Client to server: where an operation is called, or what handles it. */
export const PlacesRequest = new RequestType<PlacesParams, OperationPlaces, void>('mpaas/places');

export interface PlacesParams extends OperationParams {
  of: 'callSites' | 'handlers';
}

export interface OperationParams extends ConfigParams {
  operationType: string;
}

export interface OperationPlaces {
  /** The operation itself, in its contract. */
  operation: Location;
  places: Location[];
}

/** Client to server: an operation as a hover tells of it, as Markdown. */
export const DescribeRequest = new RequestType<OperationParams, string, void>('mpaas/describe');

/** Client to server: the services and operations of every config, with their state. */
export const ContractTreeRequest = new RequestType0<ConfigNode[], void>('mpaas/contractTree');

/** Server to client: the tree that it was given last may be another now. */
export const ContractTreeChangedNotification = new NotificationType0('mpaas/contractTreeChanged');

export interface ConfigNode extends ProblemCounts {
  /** Absolute path of the config file. */
  config: string;
  /** Why it cannot be used. */
  problem?: string;
  services: ServiceNode[];
  /** Contracts that could not be read. */
  unreadable: Location[];
}

export interface ServiceNode extends ProblemCounts {
  name: string;
  description?: string;
  /** Of what is generated from its contract; absent when the config generates nothing. */
  generation?: GenerationView;
  operations: OperationNode[];
}

export interface OperationNode extends ProblemCounts {
  name: string;
  operationType: string;
  deprecated: boolean;
  location: Location;
}

/** Whether what was generated is up to date, in words. */
export interface GenerationView {
  /** One of VS Code's product icons. */
  icon: 'check' | 'sync' | 'edit' | 'error';
  text: string;
  tooltip: string;
}

/** Client to server: the user granted trust to the workspace. */
export const TrustGrantedNotification = new NotificationType<void>('mpaas/trustGranted');

/** Server to client: the state of analysis, for the language status item. */
export const AnalysisStatusNotification = new NotificationType<AnalysisStatus>('mpaas/analysisStatus');

export interface AnalysisStatus {
  configs: ConfigSummary[];
  /** Absolute paths of folders too large to be searched for configs to their end. */
  limitedSearches: string[];
  /** The sources that are looked through for operations, and whether there are more of them than are read. */
  sources: { files: number; limited: boolean };
  /** The version of TypeScript that reads contracts, as soon as one was read. */
  typescript?: string;
}

/** Places in one log. */
export interface LogLinesParams {
  uri: string;
  ranges: Range[];
}

/** A place that an editor opens. */
export interface OpenPlaceParams {
  uri: string;
  range: Range;
}

/** A request that a log tells of. */
export interface ReplayParams extends OperationParams {
  request?: Json;
}

/** Commands of our extension that the server names in code lenses and quick fixes, with what they are given. */
export const LENS_COMMANDS = {
  /** A config's path. */
  generate: 'mpaas.generate',
  /** `OperationParams`. */
  call: 'mpaas.call',
  /** The URI of a file of calls, and which of its calls. */
  sendCall: 'mpaas.call.send',
  showCallSites: 'mpaas.showCallSites',
  showHandlers: 'mpaas.showHandlers',
  /** `LogLinesParams`. */
  showLogLines: 'mpaas.logs.showLines',
  /** `LogLinesParams`; without them it is what is selected. */
  copyRedacted: 'mpaas.logs.copyRedacted',
  /** `ExplainCodeParams`; without them it asks. */
  explainCode: 'mpaas.logs.explainCode',
  /** `OpenPlaceParams`. */
  openPlace: 'mpaas.logs.openPlace',
  /** `ReplayParams`. */
  replayLog: 'mpaas.logs.replay',
} as const;
