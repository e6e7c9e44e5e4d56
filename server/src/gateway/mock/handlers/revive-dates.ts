import type { DatePath } from './messages.ts';

type Container = Record<string | number, unknown>;

/** Puts a date where the contract has a `Date`. Changes the value that it is given. */
export function reviveDates(value: unknown, paths: readonly DatePath[], toDate: (text: string) => unknown): unknown {
  const root: Container = { value };
  for (const path of paths) {
    let container = root;
    let last: string | number = 'value';
    for (const step of path) {
      container = container[last] as Container;
      last = step;
    }
    container[last] = toDate(container[last] as string);
  }
  return root.value;
}
