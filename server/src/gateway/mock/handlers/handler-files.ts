import { readdirSync } from 'node:fs';
import path from 'node:path';
import { RECORDED, scenariosIn } from '../scenarios.ts';

/** Of modules that have handlers. Of several for one service the first counts. */
const ENDINGS = ['.ts', '.mts', '.js', '.mjs'];

/** A module of handlers: `mocks/AccountService.ts`, or `mocks/<scenario>/AccountService.ts`. */
export interface HandlerFile {
  /** Absolute path. */
  file: string;
  /** Empty for what counts in all. */
  scenario: string;
  service: string;
}

export interface HandlerFiles {
  handlers: HandlerFile[];
  /** Absolute paths of modules beside them that are named after no service. */
  others: string[];
}

/**
 * Finds the handlers among mocks. Synchronous: a gateway has to know of them before it answers, and there are few folders.
 * @param services names of the contracts' interfaces
 */
export function findHandlers(folder: string, services: ReadonlySet<string>): HandlerFiles {
  const found: HandlerFiles = { handlers: [], others: [] };
  const scenarios = scenariosIn(folder).filter(name => name !== RECORDED);
  for (const scenario of ['', ...scenarios]) {
    const taken = new Set<string>();
    for (const name of modulesIn(path.join(folder, scenario))) {
      const file = path.join(folder, scenario, name);
      const service = name.slice(0, -path.extname(name).length);
      if (services.has(service) && !taken.has(service)) found.handlers.push({ file, scenario, service });
      else found.others.push(file);
      taken.add(service);
    }
  }
  return found;
}

/** Whether a file may be a module that has a say in handlers. */
export function isModule(file: string): boolean {
  return ENDINGS.includes(path.extname(file)) && !/\.d\.m?ts$/.test(file);
}

function modulesIn(folder: string): string[] {
  const order = (name: string) => ENDINGS.indexOf(path.extname(name));
  return namesIn(folder)
    .filter(isModule)
    .sort((a, b) => order(a) - order(b));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
