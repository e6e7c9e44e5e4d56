import type { Json, Model, Operation } from '../../contracts/model.ts';
import { canonicalJson } from './canonical.ts';
import type { Draw } from './place.ts';
import { knownSource, type Language, type Source, sourceOf } from './source.ts';
import { type Compiler, createCompiler } from './type-values.ts';

/** Values for the operations of one model. */
export interface MockData {
  /**
   * What an operation answers: a function of seed, operation type, request and language alone, in any order of
   * calls and after a restart. `null` for operations that resolve to nothing. Waits only for a language's first use.
   */
  result(operation: Operation, request: Json | undefined, language: Language): Json | Promise<Json>;
  /** A request that fits the contract, absent when the operation takes none. */
  exampleRequest(operation: Operation, language: Language): Promise<Json | undefined>;
}

export function createMockData(model: Model, seed: number): MockData {
  const compiler = createCompiler(model);
  const results = new Map<string, Draw>();
  return {
    result(operation, request, language) {
      if (!operation.result) return null;
      const draw = results.get(operation.operationType) ?? compileResult(compiler, operation);
      results.set(operation.operationType, draw);
      const key = `${seed} ${operation.operationType} ${canonicalJson(request)}`;
      const source = knownSource(language);
      return source ? drawFrom(source, key, draw) : sourceOf(language).then(loaded => drawFrom(loaded, key, draw));
    },
    async exampleRequest(operation, language) {
      const { request } = operation;
      if (!request) return undefined;
      const draw = compiler.compile(request.type, { name: request.name, owner: '', facets: {} });
      return drawFrom(await sourceOf(language), `${seed} ${operation.operationType} request`, draw);
    },
  };
}

/** The last word of `getBalance` says what comes back. */
function compileResult(compiler: Compiler, { name, result }: Operation): Draw {
  const noun = /[A-Z][a-z\d]*$/.exec(name)?.[0] ?? name;
  return result ? compiler.compile(result, { name: noun.toLowerCase(), owner: '', facets: {} }) : () => null;
}

/** Nothing else may draw from the source in between, so this must stay synchronous. */
function drawFrom(source: Source, key: string, draw: Draw): Json {
  source.start(key);
  return draw(source, 0);
}
