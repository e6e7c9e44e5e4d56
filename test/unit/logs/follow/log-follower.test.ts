import assert from 'node:assert/strict';
import { appendFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import type { LogEvent } from '../../../../server/src/logs/event.ts';
import type { Beginning, FollowState } from '../../../../server/src/logs/follow/follow-state.ts';
import { LogFollower } from '../../../../server/src/logs/follow/log-follower.ts';
import { digestLine } from '../../../support/logs/digest.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

/** A log that is followed, and what was told of it. */
class Followed implements AsyncDisposable {
  readonly told: string[] = [];
  state: FollowState | undefined;
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<() => void>();
  private readonly running: Promise<void>;
  readonly follower: LogFollower;

  /** @param pollMs long enough not to come in a test, unless it is about that */
  constructor(file: string, pollMs = 60_000) {
    const listener = {
      events: (events: LogEvent[]) => this.tell(...events.map(({ code, startLine }) => `${code} in ${startLine}`)),
      begins: (why: Beginning) => this.tell(why),
      changed: (state: FollowState) => {
        this.state = state;
        this.check();
      },
    };
    this.follower = new LogFollower(file, listener, pollMs);
    this.running = this.follower.run(this.stopping.signal);
  }

  /** Resolves once something is so. */
  until(holds: () => boolean): Promise<void> {
    return new Promise(resolve => {
      const check = () => {
        if (!holds()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }

  /** Resolves once all of this was told, and it stands so with the file. */
  async hears(...told: string[]): Promise<void> {
    await this.until(() => this.told.length >= told.length && this.state?.kind === 'following');
    assert.deepEqual(this.told, told);
  }

  is(kind: FollowState['kind']): Promise<void> {
    return this.until(() => this.state?.kind === kind);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private tell(...lines: string[]): void {
    this.told.push(...lines);
    this.check();
  }

  private check(): void {
    for (const check of [...this.waiting]) check();
  }
}

const [A, B, C] = [7003, 7002, 4001].map((code, index) => digestLine({ code, sequence: index + 1 })) as [
  string,
  string,
  string,
];

describe('a log that is followed', () => {
  it('is read as it grows, in any pieces', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.hears('7003 in 0');
    await appendFile(file, B.slice(0, 50));
    await followed.until(() => followed.state?.bytes === A.length + 50);
    assert.deepEqual(followed.told, ['7003 in 0']);
    await appendFile(file, B.slice(50));
    await followed.hears('7003 in 0', '7002 in 1');
    await appendFile(file, `${C}other\n`);
    await followed.hears('7003 in 0', '7002 in 1', '4001 in 2');
    assert.deepEqual(followed.state, {
      kind: 'following',
      bytes: A.length + B.length + C.length + 6,
      size: A.length + B.length + C.length + 6,
      lines: 4,
      isCut: false,
    });
  });

  it('says what its end would make certain, and takes that back when it goes on', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A + B.trimEnd() });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.hears('7003 in 0');
    const pending = () => followed.follower.pending().map(({ code }) => code);
    assert.deepEqual(pending(), [7002]);
    assert.deepEqual(pending(), [7002]);
    assert.equal(followed.state?.lines, 2);
    await appendFile(file, '\n');
    await followed.hears('7003 in 0', '7002 in 1');
    assert.deepEqual(pending(), []);
  });

  it('says what a block would be that goes on', async () => {
    const block = 'Demo[1:2] [mPaaSLog] APMobileNetwork shop.order.get resp:{\n  "result-status" = 7014;\n';
    await using workspace = await TestWorkspace.create({ 'a.log': block });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.is('following');
    assert.deepEqual(
      followed.follower.pending().map(({ code }) => code),
      [7014],
    );
    assert.deepEqual(followed.told, []);
    await appendFile(file, '}\n');
    await followed.hears('7014 in 0');
    assert.deepEqual(followed.follower.pending(), []);
  });

  it('begins anew when it is emptied', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A + B });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.hears('7003 in 0', '7002 in 1');
    await truncate(file);
    await followed.hears('7003 in 0', '7002 in 1', 'truncated');
    await appendFile(file, C);
    await followed.hears('7003 in 0', '7002 in 1', 'truncated', '4001 in 0');
  });

  it('begins anew when it is written anew and no shorter', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.hears('7003 in 0');
    await writeFile(file, B + C);
    await followed.until(() => followed.told.includes('4001 in 1'));
    assert.deepEqual(followed.told, ['7003 in 0', 'truncated', '7002 in 0', '4001 in 1']);
  });

  it('goes over to the file that takes its name, and reads the one before to its end', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.hears('7003 in 0');
    await rename(file, `${file}.1`);
    await followed.is('missing');
    // Whoever has it open still writes to it.
    await appendFile(`${file}.1`, B);
    await writeFile(file, C);
    await followed.hears('7003 in 0', '7002 in 1', 'rotated', '4001 in 0');
  });

  it('goes on where an editor writes it anew with more at its end', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A });
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.hears('7003 in 0');
    await writeFile(`${file}.tmp`, A + B);
    await rename(`${file}.tmp`, file);
    await followed.hears('7003 in 0', '7002 in 1');
  });

  it('may come later, go and come again', async () => {
    await using workspace = await TestWorkspace.create();
    const file = workspace.path('a.log');
    await using followed = new Followed(file);
    await followed.is('missing');
    await writeFile(file, A);
    await followed.hears('7003 in 0');
    await rm(file);
    await followed.is('missing');
    await writeFile(file, B);
    await followed.hears('7003 in 0', 'rotated', '7002 in 0');
  });

  it('is looked at from time to time where the system tells nothing', async () => {
    await using workspace = await TestWorkspace.create();
    // There is no folder that could be watched.
    const file = workspace.path('later/a.log');
    await using followed = new Followed(file, 10);
    await followed.is('missing');
    await workspace.write('later/a.log', A);
    await followed.hears('7003 in 0');
  });

  it('is read as a whole each time it changes when it is a HAR file', async () => {
    const har = (...codes: number[]) =>
      JSON.stringify({ log: { entries: codes.map(code => ({ _resultStatus: code })) } });
    await using workspace = await TestWorkspace.create({ 'a.har': har(1000) });
    await using followed = new Followed(workspace.path('a.har'));
    await followed.hears('1000 in 0');
    await writeFile(`${workspace.path('a.har')}.tmp`, har(1000, 7002));
    await rename(`${workspace.path('a.har')}.tmp`, workspace.path('a.har'));
    await followed.until(() => followed.told.includes('7002 in 0'));
    assert.equal(followed.told.filter(line => line === '1000 in 0').length, 2);
  });

  it('says what the system says against it', async () => {
    await using workspace = await TestWorkspace.create({ 'folder/a.log': A });
    await using followed = new Followed(workspace.path('folder'));
    await followed.is('failed');
    assert.match(followed.state?.problem ?? '', /EISDIR/);
  });

  it('leaves no handle open when it is told to stop', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': A });
    const followed = new Followed(workspace.path('a.log'));
    await followed.hears('7003 in 0');
    await followed[Symbol.asyncDispose]();
    await appendFile(workspace.path('a.log'), B);
    assert.deepEqual(followed.told, ['7003 in 0']);
  });
});
