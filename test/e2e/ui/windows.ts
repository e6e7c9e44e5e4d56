import { renewWindow } from './renew-window.ts';
import { type StartedWindow, startWindow } from './start-window.ts';
import type { WorkbenchOptions } from './window-options.ts';
import type { Workbench } from './workbench.ts';

/** Starting VS Code takes longer than most tests: windows are used again by tests that want the same of them. */
const idle: StartedWindow[] = [];
/** A window that waits costs memory, and its VS Code a little of the processor. */
const MOST_IDLE = 2;

/** Opens a window for a test, or takes one that waits and makes it what a new one is. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const index = options.isFresh ? -1 : idle.findIndex(({ workbench }) => kindOf(workbench.options) === kindOf(options));
  const [waiting] = index < 0 ? [] : idle.splice(index, 1);
  if (!waiting) return (await startWindow(options, release)).workbench;
  try {
    await renewWindow(waiting.workbench, options);
    return waiting.workbench;
  } catch (error) {
    await waiting.workbench.screenshot('failed-renewal');
    await waiting.close();
    throw error;
  }
}

/** Ends the windows that wait for a test. One in which a test failed is nothing for the next. */
export async function closeIdleWindows(): Promise<void> {
  for (const window of idle.splice(0)) await window.close();
}

async function release(window: StartedWindow): Promise<void> {
  const { options, page } = window.workbench;
  if (options.isFresh || page.isClosed()) {
    await window.close();
    return;
  }
  idle.push(window);
  if (idle.length > MOST_IDLE) await idle.shift()?.close();
}

/** What cannot be changed once a window is open. */
function kindOf({ session = 'shop', trusted = true, language = 'en', isPacked = false }: WorkbenchOptions): string {
  return `${session} ${trusted} ${language} ${isPacked}`;
}
