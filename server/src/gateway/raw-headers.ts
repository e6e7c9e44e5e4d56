import type { RequestPart } from '../config/gateway-config.ts';

/**
 * The value of a header, or nothing where there is none; one that comes twice is joined with a comma.
 * @param raw names and values in turn, as `rawHeaders` has them
 * @param name in any case
 */
export function headerValue(raw: readonly string[], name: string): string | undefined {
  const key = name.toLowerCase();
  const values = raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === key);
  return values.length === 0 ? undefined : values.join(', ');
}

/** The value of a cookie as it came, or nothing where there is none. Names of cookies have a case: RFC 6265. */
function cookieValue(raw: readonly string[], name: string): string | undefined {
  const cookies = (headerValue(raw, 'cookie') ?? '').split(/[;,]/).map(cookie => cookie.trim());
  return cookies.find(cookie => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** What a request has there; nothing where it is missing or empty. */
export function partValue(raw: readonly string[], part: RequestPart): string | undefined {
  const value = 'header' in part ? headerValue(raw, part.header) : cookieValue(raw, part.cookie);
  return value === '' ? undefined : value;
}

/** How to speak of it: `header X-Session`. */
export function describePart(part: RequestPart): string {
  return 'header' in part ? `header ${part.header}` : `cookie ${part.cookie}`;
}
