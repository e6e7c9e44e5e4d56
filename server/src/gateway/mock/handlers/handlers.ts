import type { Operation } from '../../../contracts/model.ts';
import type { RunnableModules } from '../../../contracts/runnable-modules.ts';
import { installed } from '../../../files/installed.ts';
import { isInside } from '../../../files/paths.ts';
import type { Contract } from '../../contract.ts';
import type { GatewayListener } from '../../events.ts';
import type { Answer } from '../../wire.ts';
import type { MockCall } from '../mock-call.ts';
import { describeLoaded } from './describe-loaded.ts';
import { describeEnding } from './handler-answer.ts';
import { HandlerCalls } from './handler-calls.ts';
import { findHandlers, type HandlerFile, type HandlerFiles, isModule } from './handler-files.ts';
import { handlerListener } from './handler-listener.ts';
import { type LoadedHandlers, loadHandlers } from './load-handlers.ts';

export interface HandlersOptions {
  /** Absolute folder of the mocks. */
  folder: string;
  /** Absolute folder of the config: names of files are relative to it, and looking for a `tsconfig.json` begins there. */
  root: string;
  listener: GatewayListener;
  /** Absolute path of the built `cli.js`, where it is not installed. */
  script?: string;
}

/** Handlers on their way. */
interface Loading {
  handlers: Promise<LoadedHandlers>;
  stop: AbortController;
}

/** Handlers of operations in TypeScript: `<folder>/<service>.ts`, and the same in the folders of scenarios. */
export class Handlers {
  private found: HandlerFiles = { handlers: [], others: [] };
  private byPlace: ReadonlyMap<string, HandlerFile> = new Map();
  private operations: ReadonlyMap<string, readonly Operation[]> = new Map();
  private loading: Loading | undefined;
  /** What `loading` has come to. */
  private loaded: LoadedHandlers | undefined;
  private isClosed = false;
  private readonly calls: HandlerCalls;

  constructor(private readonly options: HandlersOptions) {
    this.calls = new HandlerCalls(options);
  }

  /**
   * Asks the handler of a scenario, or the one that counts for all: `''`.
   * @returns nothing when there is no such handler; what has to be waited for may come to nothing as well
   */
  find(scenario: string, call: MockCall): Answer | Promise<Answer | undefined> | undefined {
    const { loading, loaded } = this;
    const handler = loading && this.byPlace.get(`${scenario}/${call.target.service}`);
    if (!handler) return undefined;
    if (loaded) return this.calls.ask(handler, call, loaded);
    return loading.handlers.then(each => {
      return this.loading === loading ? this.calls.ask(handler, call, each) : this.find(scenario, call);
    });
  }

  /** Takes in which handlers there are now. When one of their files was saved, all lose what they kept in variables. */
  update({ model }: Contract, changed: readonly string[]): void {
    // What is saved while a gateway ends is told of until its end.
    if (this.isClosed) return;
    const before = JSON.stringify(this.found);
    this.operations = new Map(model.services.map(({ name, operations }) => [name, operations]));
    this.found = findHandlers(this.options.folder, new Set(this.operations.keys()));
    const isSame = before === JSON.stringify(this.found);
    if (isSame && !changed.some(file => this.loaded?.source.modules.has(file))) return;
    this.byPlace = new Map(this.found.handlers.map(each => [`${each.scenario}/${each.service}`, each]));
    this.load();
  }

  /** Whether a saved file has a say in handlers. */
  concerns(file: string): boolean {
    const { folder } = this.options;
    const isFolder = this.found.handlers.some(each => isInside(each.file, file));
    return (isInside(file, folder) && isModule(file)) || isFolder || this.loaded?.source.modules.has(file) === true;
  }

  /** Absolute paths of the files that have a say in handlers, when it is known what they import. */
  async files(): Promise<string[]> {
    const loaded = await this.loading?.handlers.catch(() => undefined);
    return [...(loaded?.source.modules.keys() ?? [])];
  }

  /** Has handlers forget what they kept in variables. */
  restart(): void {
    if (this.loaded) this.load(this.loaded);
  }

  /** Ends calls under way. Nothing is loaded any more. */
  async close(): Promise<void> {
    const { loading } = this;
    this.isClosed = true;
    this.loading = undefined;
    this.loaded = undefined;
    loading?.stop.abort();
    await (await loading?.handlers.catch(() => undefined))?.running?.close();
  }

  /** @param again what was loaded before, when no file has changed since */
  private load(again?: LoadedHandlers): void {
    this.loading?.stop.abort();
    this.loaded?.running?.retire();
    this.loaded = undefined;
    const stop = new AbortController();
    const loading: Loading = { handlers: this.start(stop.signal, again), stop };
    this.loading = loading;
    loading.handlers.then(
      loaded => this.take(loading, loaded),
      (error: Error) => this.options.listener({ kind: 'failed', message: error.message }),
    );
  }

  private async start(signal: AbortSignal, again: LoadedHandlers | undefined): Promise<LoadedHandlers> {
    const files = this.found.handlers.map(({ file }) => file);
    const { root, listener, script = installed('dist/cli.js') } = this.options;
    if (!script) throw new Error('dist/cli.js is missing.');
    const source = again?.source ?? (await sourceOf(files, root));
    const options = { folder: root, script, signal, listener: handlerListener(listener, source, root) };
    return loadHandlers(files, source, options, again?.broken);
  }

  private take(loading: Loading, loaded: LoadedHandlers): void {
    if (this.loading !== loading) {
      loaded.running?.retire();
      return;
    }
    this.loaded = loaded;
    const { listener, root } = this.options;
    listener(describeLoaded(this.found, loaded, this.operations, root));
    void loaded.running?.ended.then(ending => {
      if (this.loaded !== loaded) return;
      listener({ kind: 'told', level: 'warn', message: describeEnding(ending) });
      this.load(loaded);
    });
  }
}

/** The compiler is loaded only where there is something for it. */
async function sourceOf(files: string[], root: string): Promise<RunnableModules> {
  if (files.length === 0) return { modules: new Map(), problems: new Map() };
  const { runnableModules } = await import('../../../contracts/reader.ts');
  return runnableModules(files, root);
}
