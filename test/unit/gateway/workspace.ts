import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

export const CONTRACT = `
export interface ShopService {
  /** @operationType com.example.shop.find */
  find(request: { id: string }): Promise<{ id: string; name: string }>;
}
`;

const CONFIG = {
  contracts: ['contracts/**/*.rpc.ts'],
  app: { appId: '84EFA9A281942', workspaceId: 'default', secret: { file: 'secret.txt' } },
  gateway: { port: 0 },
};

/** A folder with a config, a secret and a contract for each test; caches go into it as well. */
export function workspace() {
  const folder = temporaryFolder();
  const before = { ...process.env };
  const file = (name: string) => path.join(folder(), name);
  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(file(name)), { recursive: true });
    await writeFile(file(name), text);
  };
  beforeEach(async () => {
    Object.assign(process.env, { XDG_CACHE_HOME: file('cache'), LOCALAPPDATA: file('cache') });
    await write('mpaas.config.json', JSON.stringify(CONFIG));
    await write('secret.txt', '0123456789abcdef0123456789abcdef\n');
    await write('contracts/shop.rpc.ts', CONTRACT);
  });
  afterEach(() => {
    for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
  return { file, write, config: () => file('mpaas.config.json'), settings: CONFIG };
}
