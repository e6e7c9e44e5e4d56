import { isLocalOrigin } from './origins.ts';
import { headerValue } from './raw-headers.ts';

/**
 * Whether a page of another site makes a request, as far as the browser says. Needed where browsers ask no preflight first:
 * for forms and addresses. `Origin` comes with forms, `Referer` with scripts unless the page hides it, `Sec-Fetch-Site` with
 * both, and no page can write any of them.
 * @returns `unknown` for what no browser made, or an old one for a page that hides itself
 */
export function siteOf(rawHeaders: readonly string[]): 'local' | 'foreign' | 'unknown' {
  const origin = headerValue(rawHeaders, 'origin');
  if (origin !== undefined) return isLocalOrigin(origin) ? 'local' : 'foreign';
  const referer = headerValue(rawHeaders, 'referer');
  if (referer !== undefined) return isLocalPage(referer) ? 'local' : 'foreign';
  switch (headerValue(rawHeaders, 'sec-fetch-site')) {
    case undefined:
      return 'unknown';
    case 'same-origin':
    case 'same-site':
    case 'none':
      // The site of a gateway that answers to local names only is this machine; "none" is who types the address.
      return 'local';
    default:
      return 'foreign';
  }
}

function isLocalPage(address: string): boolean {
  return URL.canParse(address) && isLocalOrigin(new URL(address).origin);
}
