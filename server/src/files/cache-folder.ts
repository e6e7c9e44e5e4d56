import os from 'node:os';
import path from 'node:path';

/** Where this system keeps what programs can make again: nothing in it is missed when it goes. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(systemCacheFolder(env), 'mpaas-gateway-tools');
}

function systemCacheFolder(env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32':
      return env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local');
    case 'darwin':
      return path.join(os.homedir(), 'Library', 'Caches');
    default:
      return env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  }
}
