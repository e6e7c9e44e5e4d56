import type { Model, Service } from '../../contracts/model.ts';

/** What a service is called in generated code. Unique across a model, also where upper and lower case do not count. */
export interface ServiceNames {
  service: Service;
  /** Of its module, without extension: `account-service`. */
  module: string;
  /** Of the object that holds its operations: `accountService`. */
  property: string;
  /** As in the contract: `AccountService`. */
  type: string;
  /** `createAccountService`. */
  factory: string;
  /** `AccountServiceHandler`. */
  handler: string;
  /** `AccountServiceHandlerImpl`. */
  implementation: string;
  /** `accountServiceRoutes`. */
  routes: string;
}

/**
 * Names for everything that stands beside a model's types. The model's types keep their names; what we would call the
 * same gets an underscore.
 */
export class Names {
  /** Those that have operations. */
  readonly services: ServiceNames[];
  readonly #types: Set<string>;

  constructor(model: Model) {
    this.#types = new Set(model.types.map(type => type.name));
    const taken = new Set(this.#types);
    const unique = (name: string): string => free(name, taken);
    const modules = new Set<string>();
    const properties = new Set<string>();
    const services = model.services.filter(service => service.operations.length > 0);
    this.services = services.map(service => {
      const camel = camelCase(service.name);
      const pascal = capitalize(service.name);
      return {
        service,
        module: free(moduleName(service.name), modules),
        property: free(camel, properties),
        type: unique(service.name),
        factory: unique(`create${pascal}`),
        handler: unique(`${pascal}Handler`),
        implementation: unique(`${pascal}HandlerImpl`),
        routes: unique(`${camel}Routes`),
      };
    });
  }

  /** What a name of ours is called here. */
  ours(name: string): string {
    return this.#types.has(name) ? free(name, new Set(this.#types)) : name;
  }

  /** A name of ours as it is imported or exported: `RpcClient`, `type Show`, or `RpcClient as RpcClient_`. */
  specifier(name: string): string {
    const bare = name.replace(/^type /, '');
    const ours = this.ours(bare);
    return ours === bare ? name : `${name} as ${ours}`;
  }

  /** `Promise` of the language. */
  get promise(): string {
    return this.#types.has('Promise') ? 'globalThis.Promise' : 'Promise';
  }
}

function free(name: string, taken: Set<string>): string {
  let candidate = name;
  while (taken.has(candidate)) {
    candidate += '_';
  }
  taken.add(candidate);
  return candidate;
}

/** `HTTPOrderService` → `HTTP`, `Order`, `Service`. */
function words(name: string): string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lo}\p{N}]+|\p{L}|\p{N}/gu) ?? ['service'];
}

/** `HTTPOrderService` → `httpOrderService`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  const camel = first.toLowerCase() + rest.map(capitalize).join('');
  return /^\p{N}/u.test(camel) ? `_${camel}` : camel;
}

/** `HTTPOrderService` → `http-order-service`: a file name on every system. */
export function moduleName(service: string): string {
  const name = words(service).join('-').toLowerCase();
  // Names that Windows keeps for devices.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `${name}-service` : name;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
