import path from 'node:path';
import type { Platform } from './model.ts';

/** A folder that becomes one app, with the files that belong to it. */
export interface ModuleFiles {
  platform: Platform;
  /** Relative to the workspace, with `/`; empty for the workspace itself. */
  folder: string;
  files: string[];
}

/** What stands in the folder of a whole app. */
const MARKERS: Record<Platform, RegExp> = {
  android: /(^|\/)settings\.gradle(\.kts)?$/,
  ios: /(^|\/)([^/]+\.xcodeproj\/project\.pbxproj|Podfile)$/,
  harmonyos: /(^|\/)AppScope\/app\.json5$/,
};

/** Where each platform takes preset packages from (documented for Android and iOS, seen in code for HarmonyOS). */
const PRESET_FOLDERS: [Platform, RegExp][] = [
  ['ios', /(^|\/)[^/]+\.bundle\//],
  ['harmonyos', /(^|\/)rawfile\//],
  ['android', /(^|\/)assets\//],
];

const CODE: Record<string, Platform> = {
  '.java': 'android',
  '.kt': 'android',
  '.m': 'ios',
  '.mm': 'ios',
  '.swift': 'ios',
  '.ets': 'harmonyos',
};

/** The platform that a file belongs to; nothing for files that no platform takes. */
function platformOf(file: string): Platform | undefined {
  return CODE[path.posix.extname(file)] ?? PRESET_FOLDERS.find(([, pattern]) => pattern.test(file))?.[0];
}

/**
 * Sorts files into apps. All of a Gradle, Xcode or HarmonyOS project is one app, because its parts are merged into it;
 * a Gradle project with several apps is one app each, with the libraries in all of them.
 * @param files relative to the workspace, with `/`
 * @param androidApps folders of Gradle modules that are apps themselves
 */
export function sortIntoModules(files: readonly string[], androidApps: readonly string[]): ModuleFiles[] {
  const modules = new Map<string, ModuleFiles>();
  const roots = markedFolders(files);
  for (const file of files) {
    const platform = platformOf(file);
    if (!platform) continue;
    for (const folder of foldersOf(file, platform, roots[platform], androidApps)) {
      const key = `${platform} ${folder}`;
      const module = modules.get(key) ?? { platform, folder, files: [] };
      module.files.push(file);
      modules.set(key, module);
    }
  }
  return [...modules.values()];
}

function markedFolders(files: readonly string[]): Record<Platform, string[]> {
  const folders = (platform: Platform) =>
    files.flatMap(file => {
      const match = MARKERS[platform].exec(file);
      return match ? [file.slice(0, match.index)] : [];
    });
  return { android: folders('android'), ios: folders('ios'), harmonyos: folders('harmonyos') };
}

function foldersOf(file: string, platform: Platform, roots: string[], androidApps: readonly string[]): string[] {
  const root = nearest(file, roots);
  if (root === undefined) return [sourceFolder(file)];
  if (platform !== 'android') return [root];
  const apps = androidApps.filter(app => isIn(app, root));
  if (apps.length < 2) return [root];
  const own = nearest(file, apps);
  return own === undefined ? apps : [own];
}

function nearest(file: string, folders: readonly string[]): string | undefined {
  return folders.filter(folder => isIn(file, folder)).sort((a, b) => b.length - a.length)[0];
}

function isIn(file: string, folder: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`);
}

/** Without a project's own file: `app` of `app/src/main/assets/x`, by the layout of Gradle and of HarmonyOS. */
function sourceFolder(file: string): string {
  return /^(.*?)\/?(?<![^/])src\//.exec(file)?.[1] ?? '';
}
