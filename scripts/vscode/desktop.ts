import { existsSync } from 'node:fs';
import path from 'node:path';

/** @returns the program of an installed desktop VS Code or VSCodium, or nothing */
export function findDesktop(): string | undefined {
  return candidates().find(file => existsSync(file));
}

function candidates(): string[] {
  const onPath = (name: string) =>
    (process.env.PATH ?? '').split(path.delimiter).map(folder => path.join(folder, name));
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
        '/Applications/VSCodium.app/Contents/Resources/app/bin/codium',
        ...onPath('code'),
      ];
    case 'win32':
      // `code` itself is a batch file there, which only a shell can start.
      return ['LOCALAPPDATA', 'PROGRAMFILES'].flatMap(name => {
        const folder = process.env[name];
        const place = name === 'LOCALAPPDATA' ? 'Programs/Microsoft VS Code' : 'Microsoft VS Code';
        return folder ? [path.join(folder, place, 'Code.exe')] : [];
      });
    default:
      return [...onPath('code'), ...onPath('codium')];
  }
}
