import type { Config } from '../config/config.ts';
import { contractMatcher } from '../contracts/contract-files.ts';
import { isInside } from '../files/paths.ts';
import { TextCache } from '../text-cache.ts';
import type { AnswerContext } from './answer.ts';
import { type Backend, createBackend } from './backend.ts';
import { readConfig } from './config-error.ts';
import { prepareContract } from './contract.ts';
import type { GatewayListener } from './events.ts';
import { keepLastGood } from './last-good.ts';
import { LastRequests } from './last-requests.ts';
import { createMockData } from './mock/answers.ts';
import type { Mocks } from './mock/mocks.ts';
import type { LoadedModel, ModelSource } from './model-source.ts';
import { type Notice, noticesOf } from './notices.ts';
import { createPolicies, type Policies } from './policies.ts';
import { mocksAfter, openMocks } from './served-mocks.ts';
import { resolveSettings, type Settings, type SettingsOverrides } from './settings.ts';

/** Of mock answers that are kept, in UTF-16 units: half of it are megabytes. */
const CACHE_LENGTH = 16 * 1024 * 1024;

export interface ServingOptions {
  overrides: SettingsOverrides;
  listener: GatewayListener;
  source(config: Config): ModelSource;
}

/** What a gateway serves now, and how it is made anew. */
export class Serving {
  private notices: Notice[] = [];
  private readonly startedWith: Config;

  private constructor(
    public config: Config,
    /** Replaced as a whole: an answer under way keeps what it began with. */
    public context: AnswerContext,
    /** Absolute paths of the files behind the model. */
    public files: string[],
    private source: ModelSource,
    private readonly options: ServingOptions,
  ) {
    this.startedWith = config;
    this.listenTo(context.mocks);
    this.note();
  }

  static async open(config: Config, options: ServingOptions): Promise<Serving> {
    const source = options.source(config);
    const [settings, loaded] = await Promise.all([resolveSettings(config, options.overrides), source.load([])]);
    options.listener({ kind: 'loaded', isFirst: true, ...summaryOf(loaded) });
    const mocks = openMocks(config, settings, options.listener);
    if (options.overrides.record) await mocks.setRecording(true);
    const context = toContext(settings, loaded, backendFor(settings), mocks, createPolicies(settings));
    mocks.update(context.contract, []);
    return new Serving(config, context, loaded.files, source, options);
  }

  /** Whether a file has a say in what is served. */
  concerns(file: string): boolean {
    return this.concernsModel(file) || this.context.mocks.concerns(file);
  }

  /** Absolute paths of the files that have a say in what is served, when it is known what they import. */
  async watched(): Promise<string[]> {
    return [...this.files, ...(await this.context.mocks.handlerFiles())];
  }

  private concernsModel(file: string): boolean {
    return [this.config.file, ...this.files].some(each => isInside(each, file)) || contractMatcher(this.config)(file);
  }

  /** Takes in what changed on disk. Rejects, and serves on as before, when the config cannot be used. */
  async reload(changed: string[]): Promise<void> {
    if (changed.some(file => this.concernsModel(file))) await this.reloadModel(changed);
    this.context.mocks.update(this.context.contract, changed);
    // A scenario may have come or gone.
    this.note();
  }

  private async reloadModel(changed: string[]): Promise<void> {
    const isConfigChanged = changed.includes(this.config.file);
    if (isConfigChanged) {
      this.config = await readConfig(this.config.file);
      this.source.dispose?.();
      this.source = this.options.source(this.config);
    }
    const settings = await resolveSettings(this.config, this.options.overrides);
    const loaded = await this.source.load(isConfigChanged ? [] : changed);
    const model = keepLastGood(this.context.contract.model, loaded.model);
    const { settings: previous, backend } = this.context;
    const mocks = await mocksAfter(this.context, this.config, settings, this.options.listener);
    // Calls under way go on: a contract that is saved says nothing about them.
    const isSame = settings.backendUrl === previous.backendUrl;
    const policies = isConfigChanged ? createPolicies(settings) : this.context;
    const next = isSame ? backend : backendFor(settings);
    this.context = toContext(settings, { ...loaded, model }, next, mocks, policies);
    this.listenTo(mocks);
    if (!isSame) backend?.retire();
    this.files = loaded.files;
    this.options.listener({ kind: 'loaded', isFirst: false, ...summaryOf({ ...loaded, model }) });
  }

  /** There may be no scenario of the name that somebody chose, or one at last. */
  private listenTo(mocks: Mocks): void {
    mocks.whenChosen = () => this.note();
  }

  /** Tells what is to be said of the config and was not said before. */
  private note(): void {
    const { settings, mocks } = this.context;
    const before = this.notices;
    const { overrides, listener } = this.options;
    const { missingScenario } = mocks;
    this.notices = noticesOf(this.config, { settings, overrides, startedWith: this.startedWith, missingScenario });
    const added = withoutThose(before, this.notices);
    const settled = withoutThose(this.notices, before);
    if (added.length + settled.length > 0) listener({ kind: 'noted', current: this.notices, added, settled });
  }

  /** Resolves when everything that was recorded is written. */
  async close(): Promise<void> {
    this.context.backend?.close();
    this.source.dispose?.();
    await this.context.mocks.close();
  }
}

function withoutThose(others: Notice[], notices: Notice[]): Notice[] {
  return notices.filter(({ message }) => !others.some(other => other.message === message));
}

function toContext(
  settings: Settings,
  { model }: LoadedModel,
  backend: Backend | undefined,
  mocks: Mocks,
  { faults, limiter, authorization }: Policies,
): AnswerContext {
  const contract = prepareContract(model);
  return {
    settings,
    contract,
    mocks,
    requests: new LastRequests(contract),
    data: createMockData(model, settings.seed),
    cache: new TextCache(CACHE_LENGTH),
    backend,
    faults,
    limiter,
    authorization,
  };
}

function backendFor({ backendUrl }: Settings): Backend | undefined {
  return backendUrl === undefined ? undefined : createBackend(backendUrl);
}

function summaryOf({ model, findings }: LoadedModel) {
  const operations = model.services.reduce((sum, service) => sum + service.operations.length, 0);
  return { services: model.services.length, operations, unreadable: model.unreadable, findings };
}
