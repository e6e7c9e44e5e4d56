import { type ExecFileException, execFile } from 'node:child_process';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { GitError } from './git-error.ts';

interface GitOptions {
  /** Standard input. */
  input?: string;
  /** More output than this is a failure. */
  maxBytes: number;
}

/**
 * Runs git in a folder and gives what it prints. Nothing passes a shell, nothing is asked, and nothing is fetched.
 * @throws GitError when there is no git, or with what git says
 */
export function git(folder: string, args: readonly string[], { input, maxBytes }: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-C', folder, ...args],
      {
        encoding: 'buffer',
        maxBuffer: maxBytes,
        // Windows looks for programs in the current folder first, which may be anybody's.
        cwd: path.dirname(process.execPath),
        env: environment(),
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (error) reject(explain(error, stderr.toString('utf8')));
        else resolve(stdout);
      },
    );
    // A git that ended early says by itself why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function environment(): NodeJS.ProcessEnv {
  // Hooks have these, for a folder that is not the one that is asked about.
  const { GIT_DIR, GIT_WORK_TREE, GIT_PREFIX, GIT_INDEX_FILE, ...env } = process.env;
  return { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
}

function explain(error: ExecFileException, said: string): GitError {
  const { code } = error;
  if (code === 'ENOENT')
    return new GitError(l10n.t('There is no git on this machine. Install it, so that "git" runs.'));
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return new GitError(l10n.t('The repository is too large to read.'));
  const reason =
    said
      .trim()
      .split('\n')[0]
      ?.replace(/^fatal: /, '') || error.message;
  return new GitError(l10n.t('git failed: {0}', reason));
}
