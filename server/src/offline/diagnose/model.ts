import type { Finding, Range } from '../../findings.ts';
import type { Inspection } from '../inspect.ts';
import type { PackageFinding } from '../package-finding.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { VerifyReport } from '../verify/verify.ts';

export type Platform = 'android' | 'ios' | 'harmonyos';

/** Android has two containers with switches of their own: Nebula, and Mriver for mini programs (seen in code). */
export type Container = 'nebula' | 'mriver';

export interface Place {
  /** Absolute. */
  file: string;
  range: Range;
}

/** A place that turns verification on or off. */
export interface Switch extends Place {
  container: Container;
  /** As one would say it: `h5_shouldverifyapp = NO`. */
  what: string;
  value: 'on' | 'off' | 'unclear';
}

/** Why a key that the app names cannot be used. */
export type KeyProblem = 'computed' | 'header-left' | 'no-key' | 'file-missing' | 'file-unreadable' | 'path-slash';

/** A place that gives the app its public key. */
export interface FoundKey extends Place {
  container: Container;
  /** Which setting it is: `MPNebula.enableAppVerification`, `pubKey`. */
  what: string;
  /** PEM or base64; absent when there is a problem. */
  text?: string;
  /** SHA-256 of the DER SubjectPublicKeyInfo, in hexadecimal. */
  fingerprint?: string;
  problem?: KeyProblem;
  /** What more there is to say of the problem: why it is no key, which file is missing. */
  detail?: string;
  /** What a person should know about a key that can be used. */
  warnings?: PackageFinding[];
}

/** A package that code asks the container to load: `new MPNebulaOfflineInfo("70000000_1.0.0.6.amr", …)`. */
export interface RequestedPreset extends Place {
  name: string;
}

/** `what` of a key that a provider gives. */
export const PROVIDER_KEY = 'H5PublicRsaProvider.getPublicRsa';

/** A place that names the file of the app's public key, as iOS does. */
export interface KeyFile extends Place {
  what: string;
  /** Without folders; absent when it is computed. */
  name?: string;
}

/** What a file of code says about verification. */
export interface CodeFacts {
  switches: Switch[];
  keys: FoundKey[];
  keyFiles: KeyFile[];
  requested: RequestedPreset[];
  /** An `H5PublicRsaProvider` counts once `H5Utils.setProvider` has it (seen in code). */
  registersProvider: boolean;
  findings: Finding[];
}

export function noFacts(): CodeFacts {
  return { switches: [], keys: [], keyFiles: [], requested: [], registersProvider: false, findings: [] };
}

/**
 * Verifies a package.
 * @param file absolute path
 * @param publicKey PEM, or the base64 body that clients hold
 * @throws when the file cannot be read
 */
export type VerifyPackage = (
  file: string,
  publicKey: string,
) => Promise<Pick<VerifyReport, 'verdict' | 'appId' | 'version'> & { entries: readonly { name: string }[] }>;

/**
 * Looks into a package without a key.
 * @param file absolute path
 * @throws when the file cannot be read
 */
export type LookIntoPackage = (
  file: string,
) => Promise<Pick<Inspection, 'appId' | 'version' | 'signatures' | 'containerEntries' | 'malformed'>>;

/** How a diagnosis reads packages. */
export interface PackageReader {
  verify: VerifyPackage;
  inspect: LookIntoPackage;
}

/** `unknown` where reading the workspace does not tell. */
export type Outcome = 'loads' | 'loads-unverified' | 'falls-back' | 'unknown';

/** A row of the documented table of console signing and client verification (D-TROUBLE). */
export interface TroubleRow {
  console: 'on' | 'off';
  client: 'on' | 'off';
}

/** A package that is preset in an app. */
export interface Preset {
  /** Absolute. */
  file: string;
  /** Empty when neither the file's name nor the package says it. */
  appId: string;
  version: string;
  /** Where to show what is said about it: its entry in `h5_json.json`, otherwise the package. */
  place: Place;
}

export interface DiagnosedPreset extends Preset {
  /** Absent when no key could be tried, unless it shows without any. */
  verdict?: Verdict;
  outcome: Outcome;
  /** Why, in the reader's language, with how sure it is. */
  reason: string;
  row?: TroubleRow;
  remedies: string[];
}

export type Verification = 'on' | 'off' | 'default' | 'unclear';

/** One app of a platform, or one container of it. */
export interface AppModule {
  /** Absolute. */
  folder: string;
  platform: Platform;
  container: Container;
  verification: Verification;
  switches: Switch[];
  keys: FoundKey[];
  presets: DiagnosedPreset[];
}

export interface Diagnosis {
  modules: AppModule[];
  findings: Finding[];
  /** What was not read, and why, in the reader's language. */
  leftOut: string[];
}
