import type { Platform } from '../diagnose/model.ts';
import { parsePackageFileName } from '../names.ts';
import { ANDROID_GENERATIONS } from './clients/android-generations.ts';
import { clientViewOf } from './clients/client-view.ts';
import { otherPlatforms } from './clients/other-platforms.ts';
import { type AndroidResult, simulateAndroid } from './clients/simulate-android.ts';
import { unreadableOnAndroid } from './clients/unreadable.ts';
import type { ReadPackage } from './read-package.ts';
import type { Verdict } from './verdict.ts';

/** How sure a fact is; `seen-in-code` was read and not run, in versions that are not the current ones. */
export type Confidence = 'documented' | 'seen-in-code' | 'inferred';

/** What clients of one kind do with a package when they verify with the key. */
export interface ClientBehaviour {
  /** Stable: `android-nebula`, `android-mpaas`, `android-ariver`, `ios`, `harmonyos`. */
  generation: string;
  /** For people. */
  title: string;
  platform: Platform;
  outcome: 'loads' | 'refuses' | 'unknown';
  /** The result code of the Android client, 2 to 7, when it refuses. */
  code?: number;
  /** In the reader's language. */
  why: string;
  confidence: Confidence;
}

/**
 * Tells what each known kind of client would do with a package, under the key that it was verified with.
 * @param parts absent when the container cannot be read
 * @param fileName says which app is asked for; the manifest, when it does not
 */
export function clientBehaviour(
  parts: ReadPackage | undefined,
  verdict: Verdict,
  fileName: string | undefined,
): ClientBehaviour[] {
  const named = fileName === undefined ? undefined : parsePackageFileName(fileName);
  const view = parts && clientViewOf(parts, named?.appId ?? parts.manifest?.appId);
  const android = ANDROID_GENERATIONS.map(generation => {
    const result: AndroidResult = view ? simulateAndroid(view, generation) : unreadableOnAndroid();
    const { id, title } = generation;
    return { generation: id, title: title(), platform: 'android' as const, ...result };
  });
  return [...android, ...otherPlatforms(verdict, view?.isUnsigned === true)];
}
