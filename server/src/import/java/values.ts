import type { JavaValue } from './java-model.ts';
import type { JavaNode } from './syntax.ts';

const OTHER: JavaValue = { kind: 'other' };

/** Texts that are put together of more than this are none that we need. */
const MAX_PARTS = 100;

/** The value of an expression, as far as annotations and constants need it. */
export function readValue(node: JavaNode | undefined, depth = 0): JavaValue {
  if (depth > MAX_PARTS) return OTHER;
  const [first, second] = node?.children ?? [];
  switch (node?.name) {
    case 'StringLiteral':
    case 'CharacterLiteral':
      return { kind: 'text', value: unescaped(node.text.slice(1, -1)) };
    case 'TextBlock':
      return { kind: 'text', value: textBlock(node.text) };
    case 'IntegerLiteral':
    case 'FloatingPointLiteral':
      return numberValue(node.text);
    case 'BooleanLiteral':
      return { kind: 'boolean', value: node.text === 'true' };
    case 'Identifier':
    case 'ScopedIdentifier':
    case 'FieldAccess':
      return { kind: 'name', name: node.text.replace(/\s/g, '') };
    case 'ParenthesizedExpression':
      return readValue(second, depth + 1);
    case 'UnaryExpression':
      return first?.text === '-' ? numberValue(`-${second?.text ?? ''}`) : OTHER;
    case 'BinaryExpression':
      return second?.text === '+' ? sum(readValue(first, depth + 1), readValue(node.children[2], depth + 1)) : OTHER;
    default:
      return OTHER;
  }
}

function sum(a: JavaValue, b: JavaValue): JavaValue {
  return { kind: 'sum', parts: [a, b].flatMap(each => (each.kind === 'sum' ? each.parts : [each])) };
}

function numberValue(text: string): JavaValue {
  const isHex = /^-?0x/i.test(text);
  const plain = text.replaceAll('_', '').replace(isHex ? /[lL]$/ : /[lLdDfF]$/, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? { kind: 'number', value: Number(plain) } : OTHER;
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', s: ' ', '0': '\0' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u+([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Without the indentation that all its lines share. */
function textBlock(text: string): string {
  const lines = text
    .slice(3, -3)
    .replace(/^[^\n]*\n/, '')
    .split('\n');
  const margins = lines.filter(line => line.trim() !== '').map(line => /^\s*/.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins, Number.POSITIVE_INFINITY);
  return unescaped(lines.map(line => line.slice(margin)).join('\n'));
}
