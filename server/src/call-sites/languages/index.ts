import { arkts } from './arkts.ts';
import { java } from './java.ts';
import { json } from './json.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { markup } from './markup.ts';
import { objectiveC } from './objective-c.ts';
import { script } from './script.ts';
import { swift } from './swift.ts';

/** The languages that operations are named in. */
export const LANGUAGES: readonly Language[] = [script, markup, json, arkts, java, kotlin, swift, objectiveC];
