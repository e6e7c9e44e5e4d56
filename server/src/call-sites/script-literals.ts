import type { Script } from '../script/script.ts';
import type { Literal, Position } from './languages/language.ts';
import { rpcCalls } from './rpc-calls.ts';

/** The strings of a script that are a whole value each, with their positions. */
export function scriptLiterals(script: Script): Literal[] {
  const calls = rpcCalls(script);
  const literals: Literal[] = [];
  for (const [index, { kind, closed, start, end }] of script.tokens.entries()) {
    if (kind !== 'string' && !(kind === 'template' && closed)) continue;
    if (script.is(index - 1, '+') || script.is(index + 1, '+')) continue;
    const call = calls.get(index);
    const position: Position | undefined = call ? { kind: 'call', call } : positionOf(script, index);
    literals.push({ start: start + 1, end: closed ? end - 1 : end, ...(position && { position }) });
  }
  return literals;
}

function positionOf(script: Script, index: number): Position | undefined {
  return isProperty(script, index) || isAssigned(script, index) || isPassed(script, index)
    ? { kind: 'call' }
    : undefined;
}

/** `{ operationType: '…' }`; not the end of a conditional expression. */
function isProperty(script: Script, index: number): boolean {
  return script.is(index - 1, ':') && isName(script, index - 2) && !script.is(index - 3, '?');
}

/** `operationType = '…'`, of a variable with its type between too, or an attribute of JSX. */
function isAssigned(script: Script, index: number): boolean {
  if (!script.is(index - 1, '=')) return false;
  return isName(script, script.is(index - 3, ':') ? index - 4 : index - 2);
}

function isPassed(script: Script, index: number): boolean {
  return script.is(index - 1, '(') && script.is(index - 2, 'setOperationType');
}

function isName(script: Script, index: number): boolean {
  if (script.is(index, 'operationType')) return true;
  return script.tokens[index]?.kind === 'string' && script.textOf(index).slice(1, -1) === 'operationType';
}
