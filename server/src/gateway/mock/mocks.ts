import path from 'node:path';
import type { Json } from '../../contracts/model.ts';
import { compareText } from '../../findings.ts';
import type { Contract } from '../contract.ts';
import { type SecretField, secretField } from '../journal/redact.ts';
import type { Answer } from '../wire.ts';
import { Handlers, type HandlersOptions } from './handlers/handlers.ts';
import type { MockCall } from './mock-call.ts';
import { createMockFiles, type MockFiles } from './mock-files.ts';
import { mockNameOf } from './mock-name.ts';
import { MockWriter } from './recorder/mock-writer.ts';
import { recordedCase } from './recorder/recorded-case.ts';
import { Recorder } from './recorder/recorder.ts';
import { decodeScenario, refuseScenario } from './requested-scenario.ts';
import { isScenario, isScenarioName, RECORDED, scenariosIn, UnknownScenarioError } from './scenarios.ts';

/** What holds in all scenarios. */
const BASE = '';

/**
 * Hand-written answers: of the scenario that counts, then those that hold in all. In either, the file of an operation
 * comes before the handler of its service.
 */
export class Mocks {
  /** Takes answers of the backend in, while they are recorded. */
  recorder: Recorder | undefined;
  /** Which fields of bodies are not written into mocks. */
  isSecret: SecretField = secretField();
  /** Called when somebody has another scenario count. */
  whenChosen: () => void = () => undefined;
  private readonly files = new Map<string, MockFiles>();
  private readonly handlers: Handlers;
  private readonly writer = new MockWriter();
  private current: string | undefined;
  private named: ReadonlySet<string> = new Set();

  /** @param options the folder of the mocks need not be there */
  constructor(private readonly options: HandlersOptions) {
    this.handlers = new Handlers(options);
  }

  /**
   * The answer to a call, at once where nothing has to be waited for. 5000, which is our choice, in a scenario that there
   * is not.
   * @param scenario that the request asks for instead of the current one, percent-encoded; empty when it does not
   * @returns nothing when no mock has an answer; what has to be waited for may come to nothing as well
   */
  find(call: MockCall, scenario: string): Answer | Promise<Answer | undefined> | undefined {
    const name = this.scenarioFor(scenario);
    if (name === undefined) return this.findIn(BASE, call, BASE);
    if (!this.isKnown(name)) return refuseScenario(name, this.scenarios());
    const found = this.findIn(name, call, name);
    if (found instanceof Promise) return found.then(each => each ?? this.findIn(BASE, call, name));
    return found ?? this.findIn(BASE, call, name);
  }

  /**
   * The scenario that counts for a request.
   * @param asked that it asks for itself, percent-encoded; empty when it does not
   */
  scenarioFor(asked: string): string | undefined {
    return asked === '' ? this.current : decodeScenario(asked);
  }

  /** Scenarios that there are without a folder, because something else of the config is about them. */
  nameScenarios(names: Iterable<string>): void {
    this.named = new Set(names);
  }

  /** The scenario that counts for requests that ask for none. */
  get scenario(): string | undefined {
    return this.current;
  }

  /** The current scenario, when there is none of that name. */
  get missingScenario(): string | undefined {
    const { current } = this;
    return current === undefined || this.isKnown(current) ? undefined : current;
  }

  /** The scenarios that there are now. */
  scenarios(): string[] {
    return [...new Set([...scenariosIn(this.options.folder), ...this.named])].sort(compareText);
  }

  /**
   * Has a scenario count, or none. All sequences begin anew.
   * @throws UnknownScenarioError, and leaves everything as it is
   */
  setScenario(name: string | undefined): void {
    if (name !== undefined && !this.isKnown(name)) {
      throw new UnknownScenarioError(name, this.scenarios());
    }
    this.expectScenario(name);
    this.whenChosen();
  }

  /** Has a scenario count that may come later: until then, calls are refused. */
  expectScenario(name: string | undefined): void {
    this.current = name;
    this.files.clear();
  }

  /** Has sequences begin anew, and handlers forget what they kept in variables. */
  reset(): void {
    this.files.clear();
    this.handlers.restart();
  }

  /** Turns recording on or off. Resolves when everything that was recorded is written. */
  async setRecording(isOn: boolean): Promise<void> {
    const { recorder } = this;
    if (isOn === (recorder !== undefined)) return;
    const folder = path.join(this.options.folder, RECORDED);
    const isSecret: SecretField = name => this.isSecret(name);
    this.recorder = isOn ? new Recorder(folder, this.writer, this.options.listener, isSecret) : undefined;
    await recorder?.close();
  }

  /**
   * Writes an answer as a mock for the same request. What the mock says of other requests stays.
   * @param scenario in which it is to count, which is made when there is none of that name; all when absent
   * @returns the absolute path of the mock
   * @throws UnknownScenarioError when a scenario cannot be called that
   * @throws Error when the mock there is malformed, cannot be read or written, or would grow too large
   */
  async saveMock(
    operationType: string,
    request: Json | undefined,
    answer: Answer,
    { scenario }: { scenario?: string } = {},
  ): Promise<string> {
    if (scenario !== undefined && !isScenarioName(scenario)) throw new UnknownScenarioError(scenario, this.scenarios());
    const file = path.join(this.options.folder, scenario ?? BASE, mockNameOf(operationType));
    await this.writer.put(file, [recordedCase(request, answer, this.isSecret)]);
    return file;
  }

  /**
   * Takes in which handlers there are now.
   * @param changed absolute paths of files that came, went or were saved
   */
  update(contract: Contract, changed: readonly string[]): void {
    this.handlers.update(contract, changed);
  }

  /** Whether a saved file makes `update` necessary: mocks in JSON are looked at with each request. */
  concerns(file: string): boolean {
    return this.handlers.concerns(file);
  }

  /** Absolute paths of the files that have a say in handlers, when it is known what they import. */
  handlerFiles(): Promise<string[]> {
    return this.handlers.files();
  }

  /** Resolves when everything that was recorded is written, and no handler runs. */
  async close(): Promise<void> {
    await Promise.all([this.recorder?.close(), this.handlers.close()]);
  }

  private isKnown(scenario: string): boolean {
    return this.named.has(scenario) || isScenario(this.options.folder, scenario);
  }

  /** @param sequences the scenario by which sequences know their position */
  private findIn(
    scenario: string,
    call: MockCall,
    sequences: string,
  ): Answer | Promise<Answer | undefined> | undefined {
    const { operationType } = call.target.operation;
    return this.filesOf(scenario).find(operationType, call.request, sequences) ?? this.handlers.find(scenario, call);
  }

  private filesOf(scenario: string): MockFiles {
    let files = this.files.get(scenario);
    if (!files) {
      const { folder } = this.options;
      files =
        scenario === BASE ? createMockFiles(folder) : createMockFiles(path.join(folder, scenario), `${scenario}/`);
      this.files.set(scenario, files);
    }
    return files;
  }
}
