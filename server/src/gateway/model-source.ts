import type { Config } from '../config/config.ts';
import { isCompilerConfig } from '../contracts/compiler-config.ts';
import type { Model } from '../contracts/model.ts';
import { loadModel } from '../contracts/model-cache.ts';
import type { ContractReader } from '../contracts/reader.ts';
import type { Finding } from '../findings.ts';

export interface LoadedModel {
  model: Model;
  findings: Finding[];
  /** Absolute paths of every file that had a say. */
  files: string[];
}

/** Where a gateway's model comes from. */
export interface ModelSource {
  /**
   * What the contracts say now.
   * @param changed absolute paths of files that came, went or were saved since the last load
   */
  load(changed: string[]): Promise<LoadedModel>;
  dispose?(): void;
}

/**
 * Reads a config's contracts: from the cache at first, without loading the compiler; after a change with a reader that
 * is kept from then on, so that only what changed is read again.
 */
export function contractSource(config: Config): ModelSource {
  let reader: ContractReader | undefined;
  let isFirst = true;
  return {
    async load(changed) {
      if (isFirst) {
        isFirst = false;
        return loadModel(config);
      }
      if (changed.some(isCompilerConfig)) {
        reader?.dispose();
        reader = undefined;
      }
      if (!reader) {
        const { ContractReader } = await import('../contracts/reader.ts');
        reader = new ContractReader(config);
      }
      reader.filesChanged(changed);
      return reader.read();
    },
    dispose: () => reader?.dispose(),
  };
}
