/**
 * What there is to say of logs in editors, in a bundle of its own: `dist/log-language.js` is loaded with the first log.
 * Other files import it with `await import` only, or its types.
 */
export { describeCode, findCodes } from '../../catalog/codes/catalogue.ts';
export { setLanguage } from '../../locale.ts';
export { hasCode } from '../event.ts';
export { catalogueTexts } from '../explain/code-texts.ts';
export { annotateLog } from './annotate-log.ts';
export { describeLine, knowledgeOf } from './code-knowledge.ts';
export { describeEvent, logText } from './describe-event.ts';
export { foldsOf } from './folds.ts';
export { GrowingLog } from './growing-log.ts';
export { codesInLine } from './line-codes.ts';
export { readLogText } from './read-log-text.ts';
export { requestOf, settingFor } from './remedy-places.ts';
export { burstTitle, messageOf, titleOf } from './summaries.ts';
export { tokenAt } from './token-at.ts';
export { describeTraceId } from './trace-id-text.ts';
