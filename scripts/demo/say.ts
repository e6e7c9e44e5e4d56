import pc from 'picocolors';

/** A step of the demo. */
export function say(text: string): void {
  process.stdout.write(`${pc.bold('•')} ${text}\n`);
}

/** What came of a step, a line each. */
export function detail(text: string): void {
  process.stdout.write(`${text.replace(/^/gm, '  ')}\n`);
}
