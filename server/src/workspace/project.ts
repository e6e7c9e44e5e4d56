import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import type { Config } from '../config/config.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { isCompilerConfig } from '../contracts/compiler-config.ts';
import { contractMatcher } from '../contracts/contract-files.ts';
import type { Model } from '../contracts/model.ts';
import type { ContractReader } from '../contracts/reader.ts';
import { checkGlobs } from '../contracts/unmatched-globs.ts';
import { fileKey, isInside } from '../files/paths.ts';
import { compareFindings, type Finding } from '../findings.ts';
import { FileMap } from './files.ts';
import { Queue } from './queue.ts';

/** What is known about one config and its contracts at one moment. */
export interface Analysis {
  /** Absent when the config cannot be used; the findings say why. */
  config?: Config;
  /** Empty without a config. */
  model: Model;
  findings: Finding[];
  /** Absolute paths of all files that had a say in the model. */
  files: string[];
  ms: number;
}

/** Something happened to a file or folder on disk. */
export interface FileEvent {
  file: string;
  kind: 'created' | 'changed' | 'deleted';
}

/** Texts of open editors, which count more than what is on disk. */
export interface OpenTexts {
  text(file: string): string | undefined;
  /** Absolute paths of every open file. */
  all(): string[];
  /** Every open TypeScript file. */
  contracts(): { file: string; text: string }[];
}

const EMPTY_MODEL: Model = { services: [], types: [], unreadable: [] };

/**
 * One `mpaas.config.json` with its contracts. It keeps one reader for as long as the config names the same contracts
 * and feeds it with edits, which makes a second analysis cheap.
 */
export class Project {
  /** Writing runs one at a time. */
  readonly writes = new Queue();
  private readonly reads = new Queue();
  private readonly openTexts: OpenTexts;
  private readonly edits = new FileMap<string | undefined>();
  private readonly filesOnDisk = new Set<string>();
  private loaded: { version: number; result: LoadedConfig } | undefined;
  private configVersion = 0;
  private dropReader = false;
  private reader: { instance: ContractReader; contracts: string } | undefined;
  private version = 0;
  /** Of the last reading. */
  private hasUnresolvedImports = false;
  private latest: { version: number; analysis: Analysis } | undefined;

  /** @param file absolute path of the config */
  constructor(
    readonly file: string,
    openTexts: OpenTexts,
  ) {
    this.openTexts = openTexts;
  }

  /** The last finished analysis, however old. */
  get lastAnalysis(): Analysis | undefined {
    return this.latest?.analysis;
  }

  /** Whether the config names a file as a contract. */
  async isContract(file: string): Promise<boolean> {
    const { config } = await this.load();
    return config !== undefined && contractMatcher(config)(file);
  }

  /** The config itself changed, in the editor or on disk. */
  configChanged(): void {
    this.configVersion++;
    this.version++;
  }

  /**
   * The text of an open file changed; nothing means that it was closed.
   * @returns whether that can change the analysis
   */
  textChanged(file: string, text: string | undefined): boolean {
    this.edits.set(file, text);
    return this.changed(this.hasSay(file));
  }

  /** @returns whether the events can change the analysis */
  filesChanged(events: FileEvent[]): boolean {
    if (events.some(event => isCompilerConfig(event.file))) {
      // Imports may lead elsewhere now.
      this.dropReader = true;
      return this.changed(true);
    }
    const relevant = events.filter(({ kind, file }) => kind !== 'changed' || this.hasSay(file));
    for (const { kind, file } of relevant) {
      this.filesOnDisk.add(file);
      // A deleted folder comes as one event, without its files.
      if (kind === 'deleted') for (const inner of this.filesIn(file)) this.filesOnDisk.add(inner);
    }
    return this.changed(relevant.length > 0);
  }

  /**
   * What is known now. Reads only what changed since the last time; nothing changed, nothing is read.
   * @throws CancelledError when the token asks for it
   */
  analyze(token?: CancellationSignal): Promise<Analysis> {
    return this.reads.run(async () => {
      throwIfCancelled(token);
      if (this.latest?.version === this.version) return this.latest.analysis;
      const { version } = this;
      const analysis = await this.read(token);
      throwIfCancelled(token);
      this.latest = { version, analysis };
      return analysis;
    });
  }

  /** Waits for the read that runs. */
  async dispose(): Promise<void> {
    await this.reads.run(async () => this.reader?.instance.dispose());
  }

  private changed(isRelevant: boolean): boolean {
    if (isRelevant) this.version++;
    return isRelevant;
  }

  private hasSay(file: string): boolean {
    const analysis = this.latest?.analysis;
    if (!analysis?.config || this.hasUnresolvedImports) return true;
    return contractMatcher(analysis.config)(file) || analysis.files.some(each => fileKey(each) === fileKey(file));
  }

  private filesIn(folder: string): string[] {
    return this.latest?.analysis.files.filter(file => isInside(file, folder)) ?? [];
  }

  private async read(token: CancellationSignal | undefined): Promise<Analysis> {
    const start = performance.now();
    const { config, findings } = await this.load();
    if (!config || config.contracts.length === 0) {
      const ms = performance.now() - start;
      return { ...(config && { config }), model: EMPTY_MODEL, findings, files: [], ms };
    }
    const reader = await this.readerFor(config);
    const result = await reader.read(token);
    this.hasUnresolvedImports = result.hasUnresolvedImports;
    return {
      config,
      model: result.model,
      findings: [...findings, ...result.findings, ...checkGlobs(config, result.files)].sort(compareFindings),
      files: result.files,
      ms: performance.now() - start,
    };
  }

  private async load(): Promise<LoadedConfig> {
    const version = this.configVersion;
    if (this.loaded?.version === version) return this.loaded.result;
    const result = await loadConfig(this.file, this.openTexts.text(this.file));
    this.loaded = { version, result };
    return result;
  }

  private async readerFor(config: Config): Promise<ContractReader> {
    const contracts = JSON.stringify(config.contracts);
    if (this.reader?.contracts !== contracts || this.dropReader) {
      this.reader?.instance.dispose();
      this.dropReader = false;
      // Half a second of ts-morph: only where there are contracts.
      const { ContractReader } = await import('../contracts/reader.ts');
      const instance = new ContractReader(config);
      this.reader = { instance, contracts };
      for (const { file, text } of this.openTexts.contracts()) instance.update(file, text);
    } else {
      for (const [file, text] of this.edits.entries()) this.reader.instance.update(file, text);
      if (this.filesOnDisk.size > 0) this.reader.instance.filesChanged([...this.filesOnDisk]);
    }
    this.edits.clear();
    this.filesOnDisk.clear();
    return this.reader.instance;
  }
}
