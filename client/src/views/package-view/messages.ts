/** The messages between the extension host and the package view, and what they carry. Both sides import this file. */
import type { Tone } from '../shared/tone.ts';

/** A label with a value, both in the reader's language. */
export interface Fact {
  label: string;
  value: string;
}

export interface FileNode {
  name: string;
  /** From the root of the tar, with `/`. */
  path: string;
  /** In words, `12.3 KB`; of a folder, of everything in it. */
  size: string;
  /** Absent for files. */
  children?: FileNode[];
}

export interface FindingRow {
  tone: Tone;
  message: string;
  /** Entry, place and code, as far as there are some. */
  note: string;
}

export interface ContainerRow {
  name: string;
  size: string;
  signature: string;
  tone: Tone;
}

export interface ClientRow {
  name: string;
  tone: Tone;
  outcome: string;
  why: string;
}

export interface PackageView {
  tone: Tone;
  verdict: string;
  /** What the verdict means, and with which key it was found. */
  explanation: string;
  hasKey: boolean;
  facts: Fact[];
  files: FileNode[];
  container: ContainerRow[];
  findings: FindingRow[];
  clients: ClientRow[];
}

/** What one sees of a file. Content of packages is data: it is shown, never run. */
export type Preview =
  | { kind: 'text'; text: string; note: string }
  /** `data:` address of a raster image. */
  | { kind: 'image'; source: string; note: string }
  | { kind: 'none'; note: string };

/** Texts of the view itself, in the reader's language. */
export interface PackageTexts {
  reading: string;
  retry: string;
  chooseKey: string;
  verifyWithOtherKey: string;
  sign: string;
  compare: string;
  copyJson: string;
  files: string;
  noFiles: string;
  /** With `{0}` for how many more, and `{1}` for how many are left. */
  showMore: string;
  preview: string;
  noPreview: string;
  findings: string;
  noFindings: string;
  container: string;
  containerColumns: [name: string, size: string, signature: string];
  clients: string;
  clientColumns: [client: string, outcome: string, why: string];
}

export type Action = 'choose-key' | 'sign' | 'compare' | 'copy-json' | 'retry';

export type ToView =
  | { type: 'texts'; texts: PackageTexts }
  | { type: 'progress'; percent: number }
  | { type: 'package'; view: PackageView }
  | { type: 'failed'; message: string }
  | { type: 'preview'; path: string; preview: Preview };

export type FromView = { type: 'ready' } | { type: 'preview'; path: string } | { type: 'action'; action: Action };
