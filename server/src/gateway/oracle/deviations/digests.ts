import { hash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { Deviations } from '../deviation.ts';
import { digestBy, hmac, md5 } from '../right-parts.ts';

/** How secret and content become a digest. */
export const digests: Deviations = ({ type }) => [
  {
    id: 'other-algorithm',
    says: () => l10n.t('The request was signed with the other algorithm. Let the header signType name it.'),
    change: { digest: digestBy(type === 'md5' ? 'hmac-sha1' : 'md5') },
  },
  {
    id: 'secret-last',
    says: () => l10n.t('The secret was put behind the content. It goes in front: md5(secret & "&" & content).'),
    change: { digest: (secret, content) => md5(`${content}&${secret}`) },
  },
  {
    id: 'secret-last-without-ampersand',
    says: () =>
      l10n.t('The secret was put behind the content without "&". It goes in front: md5(secret & "&" & content).'),
    change: { digest: (secret, content) => md5(content + secret) },
  },
  {
    id: 'without-ampersand',
    says: () => l10n.t('The "&" between secret and content is missing.'),
    change: { digest: (secret, content) => md5(secret + content) },
  },
  {
    id: 'without-secret',
    says: () => l10n.t('The content was hashed without the secret: md5(secret & "&" & content).'),
    change: { digest: (_, content) => md5(content) },
  },
  {
    id: 'hmac-md5',
    says: () => l10n.t('HMAC-MD5 was used. MD5 hashes secret and content as one text: md5(secret & "&" & content).'),
    change: { digest: hmac('md5') },
  },
  {
    id: 'hmac-sha256',
    says: () => l10n.t('HMAC-SHA256 was used, which gateways are not known to take. Use MD5.'),
    change: { digest: hmac('sha256') },
  },
  {
    id: 'sha1',
    says: () => l10n.t('SHA-1 was used in the place of MD5.'),
    change: { digest: (secret, content) => hash('sha1', `${secret}&${content}`, 'buffer') },
  },
  {
    id: 'sha256',
    says: () => l10n.t('SHA-256 was used in the place of MD5.'),
    change: { digest: (secret, content) => hash('sha256', `${secret}&${content}`, 'buffer') },
  },
  {
    id: 'md5-twice',
    says: () => l10n.t('The MD5 was hashed once more.'),
    change: { digest: (secret, content) => md5(md5(`${secret}&${content}`).toString('hex')) },
  },
];
