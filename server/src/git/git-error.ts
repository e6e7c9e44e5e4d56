/** What keeps a git reference from being read, in the user's words. */
export class GitError extends Error {
  override name = 'GitError';
}
