import path from 'node:path';
import type { Config } from '../../config/config.ts';
import { isInside } from '../../files/paths.ts';
import { GenerateError } from '../../generate/generate-error.ts';
import { type GenerationState, generationState } from '../../generate/generation-state.ts';
import { LOCK_FILE_NAME } from '../../generate/lock.ts';
import { makePlan } from '../../generate/make-plan.ts';
import { FileMap } from '../../workspace/files.ts';
import { Listeners } from '../../workspace/listeners.ts';
import type { Analysis, FileEvent, Project } from '../../workspace/project.ts';

/** A state, or why there is none. */
export type KnownState = GenerationState | { problem: string };

interface Remembered {
  analysis: Analysis;
  state: Promise<KnownState>;
  /** What the state is about; nothing before it is known. */
  files?: FileMap<true>;
}

/** Whether what was generated is up to date: looked at once for each analysis, and again when outputs change on disk. */
export class GenerationStates {
  private readonly known = new Map<Project, Remembered>();
  private readonly changed: Listeners<[Project]>;

  constructor(failed: (error: unknown) => void) {
    this.changed = new Listeners(failed);
  }

  /** Calls back when the state of a project may be another than before, its contracts unchanged. */
  onChanged(listener: (project: Project) => void): void {
    this.changed.add(listener);
  }

  /** The state of a project as of an analysis; nothing when its config generates nothing or cannot be used. */
  async of(project: Project, analysis: Analysis): Promise<KnownState | undefined> {
    const { config } = analysis;
    if (!config || config.generate.length === 0) return undefined;
    const known = this.known.get(project);
    if (known?.analysis === analysis) return known.state;
    const remembered: Remembered = { analysis, state: stateOf(config, analysis) };
    this.known.set(project, remembered);
    try {
      const state = await remembered.state;
      remembered.files = filesOf(config, state);
      return state;
    } catch (error) {
      if (this.known.get(project) === remembered) this.known.delete(project);
      throw error;
    }
  }

  /** Files on disk came, went or changed. */
  filesChanged(events: readonly FileEvent[]): void {
    for (const [project, { files }] of this.known) {
      const concerns = ({ file, kind }: FileEvent) =>
        // While they are looked at, any file may have been one that was looked at before.
        !files || files.has(file) || (kind === 'deleted' && files.files().some(each => isInside(each, file)));
      if (events.some(concerns)) this.forget(project);
    }
  }

  /** What was looked at is not so any more. */
  forget(project: Project): void {
    if (this.known.delete(project)) this.changed.tell(project);
  }
}

async function stateOf(config: Config, { model }: Analysis): Promise<KnownState> {
  try {
    return generationState(await makePlan({ config, model }));
  } catch (error) {
    if (error instanceof GenerateError) return { problem: error.message };
    throw error;
  }
}

function filesOf({ folder }: Config, state: KnownState): FileMap<true> {
  const files = new FileMap<true>();
  for (const file of ['problem' in state ? [] : state.files, LOCK_FILE_NAME].flat())
    files.set(path.resolve(folder, file), true);
  return files;
}
