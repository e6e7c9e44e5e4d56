import { createHash } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { ENVIRONMENT } from '../session.ts';
import type { Workbench } from './workbench.ts';

/** What a client does otherwise than it should. */
interface Mistakes {
  secret?: string;
  /** What is signed in place of the body that is sent. */
  signedBody?: string;
}

/** A gateway that runs, and its journal in front. */
export class JournalSession {
  private constructor(
    readonly workbench: Workbench,
    private readonly url: string,
  ) {}

  static async open(workbench: Workbench, titles = { start: 'Start Mock Gateway', show: 'Show Gateway Journal' }) {
    await workbench.run(`mPaaS: ${titles.start}`);
    const item = workbench.statusBar(/mPaaS :\d+/);
    await item.waitFor();
    const port = /:(\d+)/.exec((await item.textContent()) ?? '')?.[1];
    await workbench.run(`mPaaS: ${titles.show}`);
    await workbench.webview.locator('.waiting code').waitFor();
    return new JournalSession(workbench, `http://127.0.0.1:${port}/mgw.htm`);
  }

  /** Calls as a client does, signed without any code of ours. */
  async call(operationType: string, body: string, { secret, signedBody = body }: Mistakes = {}): Promise<void> {
    const ts = String(Date.now());
    const data = Buffer.from(signedBody).toString('base64');
    const content = `Operation-Type=${operationType}&Request-Data=${data}&Ts=${ts}`;
    const headers = {
      'Content-Type': 'application/json',
      'Operation-Type': operationType,
      AppId: '84EFA9A281942',
      WorkspaceId: 'default',
      Version: '2',
      Ts: ts,
      signType: 'md5',
      Sign: createHash('md5')
        .update(`${secret ?? ENVIRONMENT.MPAAS_E2E_SECRET}&${content}`)
        .digest('hex'),
    };
    const response = await fetch(this.url, { method: 'POST', headers, body });
    await response.text();
  }

  get rows(): Locator {
    return this.workbench.webview.getByRole('option');
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text }).first();
  }

  button(name: string): Locator {
    return this.workbench.webview.getByRole('button', { name, exact: true });
  }

  get filter(): Locator {
    return this.workbench.webview.getByRole('searchbox');
  }
}
