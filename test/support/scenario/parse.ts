/** One readable file: what a gateway is started with, what it is asked, and what it has to answer. */
export interface Scenario {
  title: string;
  /** By path in the gateway's workspace: the contract, mocks. */
  files: Record<string, string>;
  /** JSON, laid over the config of all scenarios. */
  config: string;
  /** Of `mpaas gateway`. */
  arguments: string[];
  /** Answers of a backend, a line each; absent when there is none. */
  backend?: string[];
  /** In turn, to one gateway. */
  exchanges: { request: Message; answer: Message }[];
}

export interface Message {
  /** `POST /mgw.htm`, or what `Received` has. */
  start: string;
  headers: [name: string, value: string][];
  body: string;
}

const SECTION = /^==== (.+) ====$/;

/** Reads a scenario. @throws Error that names what is wrong with it */
export function parseScenario(text: string): Scenario {
  const [title = '', ...lines] = text.replace(/\r\n/g, '\n').split('\n');
  const scenario: Scenario = { title: title.trim(), files: {}, config: '{}', arguments: [], exchanges: [] };
  for (const { name, content } of sectionsOf(lines)) take(scenario, name, content);
  if (scenario.exchanges.length === 0) throw new Error('A scenario needs a request and an answer.');
  return scenario;
}

function sectionsOf(lines: string[]): { name: string; content: string }[] {
  const sections: { name: string; content: string[] }[] = [];
  for (const line of lines) {
    const name = SECTION.exec(line)?.[1];
    if (name !== undefined) sections.push({ name, content: [] });
    else sections.at(-1)?.content.push(line);
  }
  return sections.map(({ name, content }) => ({ name, content: content.join('\n').replace(/\n+$/, '') }));
}

function take(scenario: Scenario, name: string, content: string): void {
  const file = /^file (.+)$/.exec(name)?.[1];
  if (file !== undefined) scenario.files[file] = content;
  else if (name === 'contract') scenario.files['contracts/shop.rpc.ts'] = content;
  else if (name === 'config') scenario.config = content;
  else if (name === 'arguments') scenario.arguments = content.split(/\s+/).filter(Boolean);
  else if (name === 'backend') scenario.backend = content.split('\n').filter(Boolean);
  else if (name === 'request') scenario.exchanges.push({ request: parseMessage(content), answer: NO_ANSWER });
  else if (name === 'answer') lastOf(scenario).answer = parseMessage(content);
  else throw new Error(`There is no section "${name}".`);
}

const NO_ANSWER: Message = { start: '', headers: [], body: '' };

function lastOf({ exchanges }: Scenario): { answer: Message } {
  const last = exchanges.at(-1);
  if (!last || last.answer !== NO_ANSWER) throw new Error('An answer stands behind a request.');
  return last;
}

function parseMessage(content: string): Message {
  const [head = '', ...rest] = content.split('\n\n');
  const [start = '', ...lines] = head.split('\n');
  const headers = lines.map((line): [string, string] => {
    const [, name, value] = /^([\w-]+): ?(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`This is no header: ${line}`);
    return [name, value];
  });
  return { start, headers, body: rest.join('\n\n') };
}
