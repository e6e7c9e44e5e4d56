import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, type IToken, Registry } from 'vscode-textmate';

const ROOT = path.resolve(__dirname, '../..');

/** A grammar as package.json contributes it: of a language, or injected into others. */
interface Contributed {
  scopeName: string;
  path: string;
  language?: string;
  injectTo?: string[];
}

/** The grammar that package.json contributes for a language of ours. */
export async function languageGrammar(language: string): Promise<IGrammar> {
  const own = (await contributedGrammars()).find(each => each.language === language);
  if (!own) throw new Error(`package.json has no grammar for ${language}.`);
  return grammarWithInjections(JSON.parse(await readFile(path.join(ROOT, own.path), 'utf8')));
}

async function contributedGrammars(): Promise<Contributed[]> {
  return JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')).contributes.grammars;
}

/**
 * The grammar of a language with all that package.json injects into it, in the engine that VS Code uses.
 * @param host the language's own grammar
 */
export async function grammarWithInjections(host: IRawGrammar): Promise<IGrammar> {
  await loadWASM(await readFile(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const contributed = await contributedGrammars();
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new OnigScanner(patterns),
      createOnigString: text => new OnigString(text),
    }),
    loadGrammar: async scopeName => {
      if (scopeName === host.scopeName) return host;
      const injection = contributed.find(each => each.scopeName === scopeName);
      return injection && JSON.parse(await readFile(path.join(ROOT, injection.path), 'utf8'));
    },
    getInjections: scopeName =>
      contributed.filter(({ injectTo }) => injectTo?.includes(scopeName)).map(each => each.scopeName),
  });
  const grammar = await registry.loadGrammar(host.scopeName);
  if (!grammar) throw new Error(`There is no grammar ${host.scopeName}.`);
  return grammar;
}

const MARK = /^\s*~+ [a-z.-]+$/;

/** The text without the lines that say which scopes the line above has. */
export function withoutScopes(marked: string): string {
  return marked
    .split('\n')
    .filter(line => !MARK.test(line))
    .join('\n');
}

/** The text with `~~~ scope` under everything whose innermost scope is one of ours, without its `.mpaas`. */
export function withScopes(text: string, grammar: IGrammar): string {
  let state = INITIAL;
  return text
    .split('\n')
    .flatMap(line => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return [line, ...joinTokens(tokens).flatMap(token => markOf(token) ?? [])];
    })
    .join('\n');
}

interface ScopedToken {
  startIndex: number;
  endIndex: number;
  scope: string;
}

/** A string and its quotes are tokens of their own, and one thing to the eye. */
function joinTokens(tokens: readonly IToken[]): ScopedToken[] {
  const joined: ScopedToken[] = [];
  for (const { startIndex, endIndex, scopes } of tokens) {
    const scope = scopes.at(-1) ?? '';
    const last = joined.at(-1);
    if (last?.scope === scope) last.endIndex = endIndex;
    else joined.push({ startIndex, endIndex, scope });
  }
  return joined;
}

function markOf({ startIndex, endIndex, scope }: ScopedToken): string | undefined {
  if (!scope.endsWith('.mpaas')) return undefined;
  return `${' '.repeat(startIndex)}${'~'.repeat(endIndex - startIndex)} ${scope.replace(/\.mpaas$/, '')}`;
}
