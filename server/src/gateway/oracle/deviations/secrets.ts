import * as l10n from '@vscode/l10n';
import type { Deviation, Deviations } from '../deviation.ts';

/** Which secret. Secrets are spoken of by what they are, and never told. */
export const secrets: Deviations = ({ secret, secretName, appId, otherSecrets = [] }) => {
  const right = secretName ?? 'app.secret';
  const changed = (id: string, says: () => string, value: string): Deviation => ({
    id,
    says,
    change: { secret: value },
  });
  return [
    changed('empty-secret', () => l10n.t('The client signed with an empty secret. Give it {0}.', right), ''),
    changed(
      'undefined-secret',
      () => l10n.t('The client signed with the word "undefined": it had no secret. Give it {0}.', right),
      'undefined',
    ),
    changed(
      'null-secret',
      () => l10n.t('The client signed with the word "null": it had no secret. Give it {0}.', right),
      'null',
    ),
    changed(
      'secret-with-line-end',
      () => l10n.t('The client has a line end behind the secret. Trim what is read from a file.'),
      `${secret}\n`,
    ),
    changed(
      'secret-with-space',
      () => l10n.t('The client has a space behind the secret. Trim what was copied.'),
      `${secret} `,
    ),
    changed('quoted-secret', () => l10n.t('The client has quotes around the secret. Take them off.'), `"${secret}"`),
    changed(
      'trimmed-secret',
      () => l10n.t('The secret here has spaces or line ends around it, the client’s has none.'),
      secret.trim(),
    ),
    changed('upper-case-secret', () => l10n.t('The client has the secret in upper case.'), secret.toUpperCase()),
    changed('lower-case-secret', () => l10n.t('The client has the secret in lower case.'), secret.toLowerCase()),
    ...(appId
      ? [changed('app-id-as-secret', () => l10n.t('The client signed with the app id. Give it {0}.', right), appId)]
      : []),
    ...otherSecrets.map(other =>
      changed(
        'other-secret',
        () => l10n.t('The client signed with the secret of {0}. Give it {1}.', other.name, right),
        other.secret,
      ),
    ),
  ];
};
