import type { TargetName } from '../config/config.ts';
import type { Model } from '../contracts/model.ts';
import type { ServiceNames } from './targets/names.ts';

/** A kind of generated output: one file in `targets/`, listed in `targets/index.ts`. */
export interface Target {
  name: TargetName;
  /** Whether what it makes calls operations or answers them. */
  side: 'client' | 'server';
  /** What it would write for a model. Pure: same model, same files, in any order of contracts. */
  emit(model: Model, options: TargetOptions): EmittedFile[];
  /** Its files that have a service's methods, as far as editors lead there. */
  serviceFiles(names: ServiceNames): ServiceFilePath[];
}

export interface ServiceFilePath {
  /** Relative to the target's `out` folder, with `/`. */
  path: string;
  role: ServiceRole;
}

/** What the methods of a service are in a file: what clients call, what a handler has to have, or what answers. */
export type ServiceRole = 'stub' | 'handler-interface' | 'handler';

export interface TargetOptions {
  /** Put behind relative imports in what is generated. */
  importExtension: '' | '.js';
}

/** A file that a target wants to exist, LF line ends. */
export type EmittedFile = GeneratedFile | OwnedFile;

/** Ours: rewritten whenever it changes, guarded by a hash in its header (which `plan` adds, not the target). */
export interface GeneratedFile {
  kind: 'generated';
  /** Relative to the target's `out` folder, with `/`. */
  path: string;
  text: string;
  /** Contracts that it comes from, for the header and for finding outputs whose contract went away. */
  sources: string[];
}

/** The user's: written once, later only the missing methods are added. */
export interface OwnedFile {
  kind: 'owned';
  path: string;
  /** The whole file as it is first written. */
  text: string;
  sources: string[];
  /** What later runs look for in the file and add where it is missing. */
  skeleton: Skeleton;
}

export interface Skeleton {
  /** The class that has to have the methods. */
  className: string;
  methods: SkeletonMethod[];
  /** What methods need, all from one module: types, except for those of `names` that `values` has too. */
  imports: { from: string; names: string[]; values?: string[] };
}

export interface SkeletonMethod {
  name: string;
  /** Source text at one level of indentation, with its doc comment, without a final line end. */
  text: string;
  /** Names of `imports` that this method needs. */
  imports: string[];
}
