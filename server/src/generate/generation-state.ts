import type { Plan } from './plan.ts';

/** A file that is not as a generation would leave it. */
export interface PendingFile {
  /** Relative to the config's folder, with `/`. */
  path: string;
  action: 'create' | 'update' | 'delete' | 'conflict';
  /** The contract that it comes from, alone; absent for what all contracts share. */
  source?: string;
}

/** Whether what was generated is what would be generated now. */
export interface GenerationState {
  /** Nothing was generated yet. */
  isNew: boolean;
  /** Every file that is generated or would be. */
  files: string[];
  pending: PendingFile[];
}

/** What a plan says of the state of things. */
export function generationState({ changes, lockBefore, lock }: Plan): GenerationState {
  const pending = changes.flatMap(({ path, action }): PendingFile[] => {
    if (action === 'unchanged') return [];
    const source = (lock.outputs[path] ?? lockBefore.outputs[path])?.source;
    return [{ path, action, ...(source !== undefined && { source }) }];
  });
  return {
    isNew: Object.keys(lockBefore.outputs).length === 0 && pending.every(({ action }) => action === 'create'),
    files: changes.map(({ path }) => path),
    pending,
  };
}

/**
 * What of a state concerns one contract: its own files, and those that all contracts share.
 * @param contract relative to the config's folder, with `/`
 */
export function stateOfContract(state: GenerationState, contract: string): GenerationState {
  return { ...state, pending: state.pending.filter(({ source }) => source === undefined || source === contract) };
}
