import { moduleName } from '../generate/targets/names.ts';
import type { ContractText, ImportedContracts, ImportedService, ImportedType } from './contract.ts';
import { namesInDeclaration, namesInOperations, reachedFrom } from './mentions.ts';
import { subjectOf, UniqueNames } from './names.ts';
import { printContract } from './print-contract.ts';

/** A contract of one service, or of the types that several share. */
interface Module {
  /** Of the file, without `.rpc.ts`. */
  name: string;
  service?: ImportedService;
  types: ImportedType[];
}

/**
 * One contract for each service, with the types that only it needs; what several need, or none, stands in a contract of
 * its own.
 */
export function layOut({ services, types }: ImportedContracts): ContractText[] {
  const byName = new Map(types.map(type => [type.name, type]));
  const files = new UniqueNames([], name => name.toLowerCase());
  const modules: Module[] = services.map(service => ({ name: files.take(stemOf(service)), service, types: [] }));
  const shared: Module = { name: files.take('types'), types: [] };
  const users = usersOf(modules, byName);
  for (const type of types) {
    const [only, another] = users.get(type.name) ?? [];
    const home = another || (!only && modules.length > 1) ? shared : (only ?? modules[0]);
    home?.types.push(type);
  }
  const all = shared.types.length > 0 ? [...modules, shared] : modules;
  const homes = new Map(all.flatMap(each => each.types.map(type => [type.name, each] as const)));
  return all.map(each => ({ name: `${each.name}.rpc.ts`, text: print(each, homes, byName) }));
}

/** `OrderService` → `order`. */
function stemOf({ name }: ImportedService): string {
  return moduleName(subjectOf(name));
}

/** Which modules need a type, by its name. */
function usersOf(modules: Module[], byName: Map<string, ImportedType>): Map<string, Module[]> {
  const users = new Map<string, Module[]>();
  for (const module of modules) {
    for (const name of reachedFrom(namesInOperations(module.service?.operations ?? []), each => byName.get(each))) {
      users.set(name, [...(users.get(name) ?? []), module]);
    }
  }
  return users;
}

function print(module: Module, homes: Map<string, Module>, byName: Map<string, ImportedType>): string {
  const services = module.service ? [module.service] : [];
  const operations = services.flatMap(service => service.operations);
  const mentioned = [...namesInOperations(operations), ...module.types.flatMap(namesInDeclaration)];
  const imports = new Map<string, string[]>();
  for (const name of new Set(mentioned)) {
    const home = byName.has(name) ? homes.get(name) : undefined;
    if (!home || home === module) continue;
    const from = `./${home.name}.rpc`;
    imports.set(from, [...(imports.get(from) ?? []), name]);
  }
  return printContract({ imports, services, types: module.types });
}
