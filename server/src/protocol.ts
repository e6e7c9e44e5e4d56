/**
 * The messages that the VS Code shell and the language server share beyond LSP, those about logs aside, which are in
 * `log-protocol.ts`. Both import this file, so no method name is typed twice. Every request honours cancellation.
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
import type { PlannedChanges, TextChange } from './generate/plan.ts';
import type { ImportKind } from './import/import-kind.ts';
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

/** Client to server: what to propose for contracts that are to be added. */
export const ProposeContractRequest = new RequestType<ProposeContractParams, ContractProposal, void>(
  'mpaas/proposeContract',
);

/** The config may be one that is not there yet. */
export interface ProposeContractParams extends ConfigParams {
  /** The name of a new service. Without it, the proposal is for any contracts. */
  service?: string;
  /** Absolute path of a folder that the user pointed at. */
  folder?: string;
}

export interface ContractProposal {
  /** What operation types start with. */
  prefix: string;
  /** Absolute paths of folders whose files the config takes for contracts: first the one pointed at, if it is such. */
  folders: string[];
  /** Names of services that there are. */
  services: string[];
}

/** Client to server: write a contract of a new service. Overwrites nothing. */
export const NewContractRequest = new RequestType<NewContractParams, NewContractResult, void>('mpaas/newContract');

export interface NewContractParams extends ContractHomeParams {
  /** The service's name. */
  service: string;
  /** What its operation types start with. */
  prefix: string;
}

/** Where new contracts go. */
export interface ContractHomeParams extends ConfigParams {
  /** Absolute path of their folder. */
  folder: string;
  /** Makes the config where there is none. */
  createsConfig?: boolean;
}

export interface NewContractResult {
  /** Absolute path of the contract. */
  file: string;
  /** Where the name of its one operation stands, the method first. */
  names: Range[];
}

/**
 * Client to server: write contracts that are made from other descriptions, as `mpaas import` does. All of them are
 * written, or none: the user has to agree to each that would be overwritten.
 */
export const ImportContractsRequest = new RequestType<ImportContractsParams, ImportContractsResult, void>(
  'mpaas/importContracts',
);

export interface ImportContractsParams extends ContractHomeParams {
  /** Absolute paths of documents, of Java files, and of folders with Java files. */
  files: string[];
  kind: ImportKind;
  /** Of operation types that a document does not give; empty for none. */
  prefix: string;
  /** Contracts that may be overwritten, as the user saw them. */
  overwrite: { path: string; before: string }[];
}

export interface ImportContractsResult {
  /** Paths are relative to the folder. Conflicts come with their texts, so that they can be compared. */
  changes: TextChange[];
  /** Absolute paths. Absent when contracts in the way kept all of it from being written. */
  written?: string[];
  services: number;
  operations: number;
  findings: Finding[];
  /** Paths like those of changes: contracts that no glob of the config names. */
  uncovered: string[];
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

/** Client to server: call an operation on a gateway, signed as the config says. */
export const CallRequest = new RequestType<CallParams, CallResult, void>('mpaas/call');

export interface CallParams extends OperationParams {
  request?: Json;
  headers?: Record<string, string>;
  /** The gateway's URL, `http://127.0.0.1:8680/mgw.htm`. */
  url: string;
}

/** Client to server: make ready a call that the editor signs and sends itself, with a secret that it keeps. */
export const PrepareCallRequest = new RequestType<PrepareCallParams, PreparedCallView, void>('mpaas/prepareCall');

export interface PrepareCallParams extends OperationParams {
  request?: Json;
  headers?: Record<string, string>;
  /** One of `ListEnvironmentsRequest`. */
  environment: string;
}

export interface PreparedCallView {
  url: string;
  /** With the signature when the config names a secret that is there. */
  headers: Record<string, string>;
  body: string;
  /** What is still to be signed. */
  signing?: { type: 'md5' | 'hmac-sha1'; content: string };
}

/** Client to server: the gateways that calls of a config can go to. */
export const ListEnvironmentsRequest = new RequestType<ConfigParams, EnvironmentView[], void>('mpaas/environments');

export interface EnvironmentView {
  name: string;
  url: string;
  /** Whether it is the mock gateway of the config, which may listen elsewhere than its config says. */
  isLocal: boolean;
}

/** Client to server: the calls in a file of calls, and the config that counts for it. */
export const ReadCallsRequest = new RequestType<{ uri: string }, CallFileView | null, void>('mpaas/readCalls');

export interface CallFileView {
  config: string;
  calls: { operationType: string; environment: string; request?: Json; headers?: Record<string, string> }[];
}

/** Client to server: the JSON Schema of call files, for the operations of all configs. */
export const CallSchemaRequest = new RequestType0<Json, void>('mpaas/callSchema');

/** Server to client: the schema of call files may be another one. */
export const CallSchemaChangedNotification = new NotificationType0('mpaas/callSchemaChanged');

/** What the gateway answered: the same fields as `mpaas call --json`. */
export interface CallResult {
  resultStatus: number;
  memo: string;
  tips: string;
  traceId: string;
  /** The parsed answer; text that is no JSON comes as a string, an empty body as `null`. */
  body: Json;
  ms: number;
  /** The gateway's own explanation of a refusal, present on the mock gateway only. */
  explanation?: Json;
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
