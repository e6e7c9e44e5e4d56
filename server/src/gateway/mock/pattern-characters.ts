/** What is drawn from, in order of preference: a text for people first, then whatever an expression insists on. */
const PREFERRED = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const OTHERS = [
  ...' -_.,:;!?@#$%&*+=/\\|~^`\'"()[]{}<>',
  ...'的一是不了人我在有他这中大来上国个到说们京沪浙苏粤川鲁冀豫云辽黑湘皖新赣鄂桂甘晋蒙陕吉闽贵青藏宁琼渝津',
  ...'éüñçøßàêîõαβγδЖДИЯабвгאבגדあいうアイウ한국어',
  ...'€£¥©™→✓😀🚀\t\n\r\u00a0',
];

/**
 * The characters that one class, escape or literal of an expression stands for, as far as we draw from them. Asks the
 * expression engine instead of reading classes: it knows every escape and property.
 */
export function charactersOf(atom: string): readonly string[] {
  const expression = new RegExp(`^(?:${atom})$`, 'u');
  const matching = (characters: string[]) => characters.filter(character => expression.test(character));
  const preferred = matching(PREFERRED);
  if (preferred.length > 0) return preferred;
  const others = matching(OTHERS);
  return others.length > 0 ? others : matching([...literals(atom), ...neighbours(atom)]);
}

/** The characters that an atom itself names: its literals and code point escapes, the ends of ranges among them. */
function literals(atom: string): string[] {
  const escapes = atom.matchAll(/\\u\{([\da-f]+)\}|\\u([\da-f]{4})|\\x([\da-f]{2})/giu);
  const named = [...escapes].map(([, long, short, byte]) => Number.parseInt(long ?? short ?? byte ?? '', 16));
  return [...atom, ...named.filter(code => code <= 0x10ffff).map(code => String.fromCodePoint(code))];
}

/** For negated classes: what stands just beside the characters that they exclude. */
function neighbours(atom: string): string[] {
  return literals(atom).map(character => String.fromCodePoint(Math.min(0x10ffff, (character.codePointAt(0) ?? 0) + 1)));
}
