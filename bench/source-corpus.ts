import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Code that names no operation, as much as is asked for, with the strings and comments that sources have. */
type Filler = (index: number) => string;

const SCRIPT: Filler = index => `
// It's a comment with "quotes" and 'more'.
export function compute${index}(value: number, options = { name: 'value-${index}', ratio: 0.5, pattern: /['"]+/g }) {
  const message = \`computed \${options.name} from \${value}\`;
  if (value > ${index}) return { message, label: "It is more than ${index}", next: () => compute${index}(value - 1) };
  return { message, label: 'don\\'t', items: [1, 2, 3].map(item => item * options.ratio) };
}
`;
const JVM: Filler = index => `
    /** Computes "it", whatever it's called. */
    public String compute${index}(int value, String name) {
        if (value > ${index}) { return "It is \\"more\\" than " + name + '"' + value; }
        Log.d("Compute", "value ${index}"); // don't
        return name == null ? "none" : name.trim().toLowerCase();
    }
`;
const APPLE: Filler = index => `
/* Computes "it", whatever it's called. */
- (NSString *)compute${index}:(NSInteger)value name:(NSString *)name {
    if (value > ${index}) { return [NSString stringWithFormat:@"It is more than %@", name]; }
    NSLog(@"value %ld", (long)value);
    return name ?: @"none";
}
`;
const SWIFT: Filler = index => `
/* Computes "it", whatever it's called. */
func compute${index}(value: Int, name: String?) -> String {
    if value > ${index} { return "It is more than \\(name ?? "none")" }
    print("value \\(value)")
    return name ?? "none"
}
`;

const LANGUAGES: {
  ending: string;
  filler: Filler;
  call: (operation: string) => string;
  wrap?: (code: string) => string;
}[] = [
  { ending: 'ts', filler: SCRIPT, call: name => `my.call('rpc', { operationType: '${name}', requestData: [{}] });\n` },
  { ending: 'js', filler: SCRIPT, call: name => `AlipayJSBridge.call('rpc', { operationType: '${name}' }, done);\n` },
  {
    ending: 'vue',
    filler: SCRIPT,
    call: name => `rpc({ operationType: '${name}' });\n`,
    wrap: code => `<template><p @click="send('a')">It's</p></template>\n<script>${code}</script>\n`,
  },
  { ending: 'java', filler: JVM, call: name => `@OperationType("${name}") Result call();\n` },
  { ending: 'kt', filler: JVM, call: name => `@OperationType("${name}")\nfun call(): Result\n` },
  { ending: 'swift', filler: SWIFT, call: name => `method.operationType = "${name}"\n` },
  {
    ending: 'm',
    filler: APPLE,
    call: name => `method.operationType = @"${name}";\n`,
    wrap: code => `#import "Header.h"\n${code}`,
  },
];

/** Writes sources of 2 to 20 kB in seven languages, of which every tenth names three operations. */
export async function writeSources(folder: string, count: number): Promise<{ bytes: number; sites: number }> {
  let [bytes, sites] = [0, 0];
  for (let index = 0; index < count; index++) {
    const part = path.join(folder, `module${index % 50}`, `part${index % 7}`);
    if (index < 350) await mkdir(part, { recursive: true });
    const { text, calls } = source(index);
    const language = LANGUAGES[index % LANGUAGES.length];
    await writeFile(path.join(part, `source${index}.${language?.ending}`), text);
    bytes += text.length;
    sites += calls;
  }
  return { bytes, sites };
}

/** One of the sources. */
export function source(index: number): { text: string; calls: number } {
  const language = LANGUAGES[index % LANGUAGES.length];
  if (!language) throw new RangeError('No language has this index.');
  const { filler, call, wrap = code => code } = language;
  const names = index % 10 === 0 ? ['get', 'list', 'save'] : [];
  const size = 2_000 + ((index * 7919) % 18_000);
  const calls = names.map(name => call(`com.example.area${index % 200}.${name}`));
  let code = calls.join('');
  for (let part = 0; code.length < size; part++) code += filler(part);
  return { text: wrap(code), calls: calls.length };
}
