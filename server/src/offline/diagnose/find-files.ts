import path from 'node:path';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { compareText } from '../../findings.ts';
import { CUSTOM_CONFIG_NAME } from '../presets/custom-config.ts';
import { H5_JSON_NAME } from '../presets/h5-json.ts';

/** Folders that hold other people's code, or what tools made of the app's. */
const IGNORED_FOLDERS = [
  ...['node_modules', 'bower_components', 'oh_modules', 'Pods', 'Carthage', 'DerivedData'],
  ...['build', 'dist', 'out', 'target', 'coverage', 'intermediates'],
];

/** Tests set what they like without the app having it. */
const IGNORED = [
  ...IGNORED_FOLDERS.map(folder => `**/${folder}/**`),
  ...['test', 'androidTest', 'ohosTest'].map(folder => `**/src/${folder}/**`),
];

const WANTED = [
  '**/*.{java,kt,m,mm,swift,ets,amr}',
  `**/{${CUSTOM_CONFIG_NAME},${H5_JSON_NAME}}`,
  '**/{settings,build}.{gradle,gradle.kts}',
  '**/*.xcodeproj/project.pbxproj',
  '**/Podfile',
  '**/AppScope/app.json5',
];

/**
 * Lists the files of a workspace that may say something about offline packages, without following links.
 * @returns paths relative to the folder with `/`, in code-point order
 */
export async function findFiles(folder: string, token?: CancellationSignal): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(WANTED, { ...options(folder), ignore: IGNORED });
  throwIfCancelled(token);
  return files.sort(compareText);
}

/** Files of this name in a folder or below it; absolute. Names are compared by letter, as iOS does. */
export async function findByName(folder: string, name: string): Promise<string[]> {
  const escaped = name.replace(/[!()*?[\]{}\\]/g, '\\$&');
  const { glob } = await import('tinyglobby');
  const files = await glob(`**/${escaped}`, { ...options(folder), ignore: IGNORED });
  return files.sort(compareText).map(file => path.join(folder, file));
}

function options(folder: string) {
  return { cwd: folder, dot: false, expandDirectories: false, followSymbolicLinks: false, caseSensitiveMatch: true };
}
