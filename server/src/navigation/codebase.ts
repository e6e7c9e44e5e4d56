import type { Config } from '../config/config.ts';
import type { Model, Operation, Service } from '../contracts/model.ts';

/** A config with what its contracts say. */
export interface Declarations {
  config: Config;
  model: Model;
}

/** An operation in the config whose contracts declare it. */
export interface DeclaredOperation extends Declarations {
  service: Service;
  operation: Operation;
}

/** What is navigated: files as they are in editors or on disk, and what is known of the sources among them. */
export interface Codebase {
  /** Every config. */
  declarations: readonly Declarations[];
  /** Nothing where there is no such file, or none that is a text. */
  read(file: string): Promise<string | undefined>;
  /** The sources that name an operation type in strings. Those that we generated are no sources. */
  naming(operationType: string): string[];
  /** The sources that call an operation through generated clients, by what those call its service, and by its name. */
  calling(service: string, method: string): string[];
}
