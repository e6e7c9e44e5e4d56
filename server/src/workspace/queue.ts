/** Runs tasks one after another, in the order in which they were asked for. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task);
    // A task that fails is its caller's affair; the next one runs all the same.
    this.last = result.catch(() => undefined);
    return result;
  }
}
