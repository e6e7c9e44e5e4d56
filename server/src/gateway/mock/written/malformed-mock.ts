import * as l10n from '@vscode/l10n';
import { type Answer, refuse } from '../../wire.ts';

/** A mock that cannot be used, for a reason that its author can mend. */
export class MalformedMock extends Error {
  override name = 'MalformedMock';

  /**
   * @param place within the file, `cases[1].sequence[0]`; empty for all of it
   * @param why goes on a sentence about the mock
   */
  constructor(place: string, why: string) {
    super(place === '' ? why : l10n.t('at {0}, {1}', place, why));
  }
}

/** The answer that a malformed mock gives: 1001 (documented AC/api-mock, AY/64260). */
export function refuseMalformed(name: string, why: string): Answer {
  const hypothesis = l10n.t('The mock {0} cannot be used: {1}.', name, why);
  return refuse({ code: 1001, hypothesis, expected: '{"resultStatus":1000,"tips":"ok","result":{…}}', received: name });
}
