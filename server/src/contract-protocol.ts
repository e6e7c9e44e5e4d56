/** The messages about contracts that are to be added, which the VS Code shell and the language server share beyond LSP. */
import { RequestType } from 'vscode-languageserver-protocol';
import type { Finding, Range } from './findings.ts';
import type { TextChange } from './generate/plan.ts';
import type { ImportKind } from './import/import-kind.ts';
import type { ConfigParams } from './protocol.ts';

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
