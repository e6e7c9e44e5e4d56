import path from 'node:path';
import { isCancelledError } from '../cancellation.ts';
import { CONFIG_FILE_NAME, findConfigFile } from '../config/find.ts';
import { fileKey, isInside } from '../files/paths.ts';
import { Debouncer } from './debounce.ts';
import { FileMap } from './files.ts';
import { findConfigs, isSearched } from './find-configs.ts';
import { isPackageFile, PackageFiles } from './package-files.ts';
import { type Analysis, type FileEvent, type OpenTexts, Project } from './project.ts';

export interface WorkspaceEvents {
  analyzed(project: Project, analysis: Analysis): void;
  removed(project: Project): void;
  /** There are other configs or other folders than before. */
  changed(): void;
  failed(error: unknown): void;
  /** A folder was too large to be searched to its end. */
  searchLimited(folder: string): void;
}

/**
 * The configs of an editor's folders, each with its contracts. It analyses what changed once typing settles, and does
 * nothing but remember offline packages where there is no config.
 */
export class Workspace {
  readonly packages: PackageFiles;
  private readonly projects = new FileMap<Project>();
  private readonly debouncer = new Debouncer<Project>();
  private readonly running = new Map<Project, { isCancellationRequested: boolean }>();
  private readonly openTexts: OpenTexts;
  private readonly events: WorkspaceEvents;
  private openFolders: readonly string[] = [];
  private searches: Promise<unknown> = Promise.resolve();

  constructor(openTexts: OpenTexts, events: WorkspaceEvents) {
    this.openTexts = openTexts;
    this.events = events;
    this.packages = new PackageFiles(events.failed);
  }

  /** Absolute paths of the open folders. */
  get folders(): readonly string[] {
    return this.openFolders;
  }

  /** Searches new folders for configs and analyses what it finds. What lies in folders no longer named is forgotten. */
  async setFolders(folders: string[]): Promise<void> {
    const added = folders.filter(folder => !this.folders.includes(folder));
    const gone = this.folders.filter(folder => !folders.includes(folder));
    this.openFolders = folders;
    this.packages.keep(file => folders.some(folder => isInside(file, folder)));
    for (const project of this.projects.values()) {
      const isIn = (folder: string) => isInside(project.file, folder);
      if (gone.some(isIn) && !folders.some(isIn)) this.remove(project);
    }
    const searched = this.withSearches(...added.map(folder => this.search(folder)));
    if (this.projects.size > 0) this.events.changed();
    await searched;
  }

  /** Every known config, once the searches that run are done. */
  async allProjects(): Promise<Project[]> {
    await this.searches;
    return this.projects.values().sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** The project of a config that a client names: one that was not known before becomes so when the file is there. */
  async projectOf(config: string): Promise<Project | undefined> {
    const known = this.projects.get(config);
    if (known) return known;
    await this.searches;
    return path.basename(config) === CONFIG_FILE_NAME && (await exists(config)) ? this.add(config) : undefined;
  }

  /** The project whose config names a file as a contract; of several, the nearest. */
  async projectWithContract(file: string): Promise<Project | undefined> {
    const projects = await this.allProjects();
    const isAbove = (project: Project) => isInside(file, path.dirname(project.file));
    const nearestFirst = [...projects].sort(
      (a, b) => Number(isAbove(b)) - Number(isAbove(a)) || b.file.length - a.file.length,
    );
    for (const project of nearestFirst) if (await project.isContract(file)) return project;
    return undefined;
  }

  /** A file was opened: a config above its workspace folder, deeper than the search went or just made, is found from it. */
  fileOpened(file: string): Promise<void> {
    return this.withSearches(this.searchAbove(file));
  }

  /** The text of an open file changed; nothing means that it was closed and the disk counts again. */
  textChanged(file: string, text: string | undefined): void {
    for (const project of this.projects.values()) {
      if (fileKey(file) === fileKey(project.file)) this.reload(project);
      else if (path.basename(file) !== CONFIG_FILE_NAME && project.textChanged(file, text)) this.schedule(project);
    }
  }

  async filesChanged(events: FileEvent[]): Promise<void> {
    const isConfig = ({ file }: FileEvent) => path.basename(file) === CONFIG_FILE_NAME;
    await this.withSearches(this.configsChanged(events.filter(isConfig)));
    this.packages.changed(events);
    const others = events.filter(event => mayConcernContracts(event) && !isConfig(event));
    if (others.length === 0) return;
    for (const project of this.projects.values()) {
      const isFolderGone = others.some(({ kind, file }) => kind === 'deleted' && isInside(project.file, file));
      if (isFolderGone && !(await exists(project.file))) this.remove(project);
      else if (project.filesChanged(others)) this.schedule(project);
    }
  }

  async dispose(): Promise<void> {
    const projects = this.projects.values();
    for (const project of projects) this.forget(project);
    await Promise.all(projects.map(project => project.dispose()));
  }

  /** Whoever asks for configs from now on waits for these searches too. */
  private async withSearches(...searches: Promise<void>[]): Promise<void> {
    this.searches = Promise.allSettled([this.searches, ...searches]);
    await Promise.all(searches);
  }

  private async searchAbove(file: string): Promise<void> {
    const config = await findConfigFile(path.dirname(file));
    if (config && !this.projects.has(config)) this.add(config);
  }

  private async search(folder: string): Promise<void> {
    const { configs, packageFiles, limited } = await findConfigs(folder);
    this.packages.found(packageFiles);
    if (limited) this.events.searchLimited(folder);
    for (const config of configs) this.add(config);
  }

  private async configsChanged(events: FileEvent[]): Promise<void> {
    for (const { file } of events) await this.configChanged(file);
  }

  private async configChanged(file: string): Promise<void> {
    const project = this.projects.get(file);
    const isThere = await exists(file);
    if (project && !isThere && this.openTexts.text(file) === undefined) return this.remove(project);
    if (project) {
      this.reload(project);
    } else if (isThere && this.folders.some(folder => isInside(file, folder) && isSearched(file, folder))) {
      this.add(file);
    }
  }

  private reload(project: Project): void {
    project.configChanged();
    this.schedule(project);
  }

  private add(config: string): Project {
    const known = this.projects.get(config);
    if (known) return known;
    const project = new Project(config, this.openTexts);
    this.projects.set(config, project);
    this.schedule(project, 0);
    this.events.changed();
    return project;
  }

  private remove(project: Project): void {
    this.forget(project);
    project.dispose().catch(this.events.failed);
    this.events.removed(project);
    this.events.changed();
  }

  private forget(project: Project): void {
    this.projects.delete(project.file);
    this.debouncer.cancel(project);
    this.stopAnalysis(project);
  }

  private schedule(project: Project, delay?: number): void {
    this.stopAnalysis(project);
    this.debouncer.schedule(project, () => void this.analyze(project), delay);
  }

  private stopAnalysis(project: Project): void {
    const token = this.running.get(project);
    if (token) token.isCancellationRequested = true;
  }

  private async analyze(project: Project): Promise<void> {
    const token = { isCancellationRequested: false };
    this.running.set(project, token);
    try {
      const analysis = await project.analyze(token);
      if (!token.isCancellationRequested) this.events.analyzed(project, analysis);
    } catch (error) {
      if (!isCancelledError(error)) this.events.failed(error);
    } finally {
      if (this.running.get(project) === token) this.running.delete(project);
    }
  }
}

function mayConcernContracts({ file }: FileEvent): boolean {
  return !file.split(path.sep).includes('node_modules') && !isPackageFile(file);
}

async function exists(config: string): Promise<boolean> {
  return (await findConfigFile(path.dirname(config))) === config;
}
