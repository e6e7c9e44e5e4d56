/** The string formats that `validate` checks. Other formats are annotations, as JSON Schema has it. */

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const URI_CHARACTER = "[a-z0-9._~!$&'()*+,;=:@-]|%[0-9a-f]{2}";

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[ t](.+)$/i;
const IPV4 = new RegExp(`^(?:${OCTET}\\.){3}${OCTET}$`);
const HOSTNAME = new RegExp(`^(?=.{1,253}\\.?$)${LABEL}(?:\\.${LABEL})*\\.?$`, 'i');
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`, 'i');
const UUID = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** scheme, authority, path, query and fragment of RFC 3986. */
const URI = new RegExp(
  `^[a-z][a-z0-9+.-]*:(?://([^/?#]*)(?:/(?:${URI_CHARACTER}|/)*)?|/?(?:${URI_CHARACTER})(?:${URI_CHARACTER}|/)*|/)` +
    `(?:\\?(?:${URI_CHARACTER}|[/?])*)?(?:#(?:${URI_CHARACTER}|[/?])*)?$`,
  'i',
);
const AUTHORITY =
  /^(?:(?:[a-z0-9._~!$&'()*+,;=:-]|%[0-9a-f]{2})*@)?(?:\[([^\]]*)\]|(?:[a-z0-9._~!$&'()*+,;=-]|%[0-9a-f]{2})*)(?::\d*)?$/i;

const CHECKS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['date', isDate],
  ['time', isTime],
  ['date-time', isDateTime],
  ['email', text => EMAIL.test(text)],
  ['uri', isUri],
  ['uuid', text => UUID.test(text)],
  ['ipv4', text => IPV4.test(text)],
  ['ipv6', isIpv6],
  ['hostname', text => HOSTNAME.test(text)],
]);

/** Whether a text has a format of JSON Schema. Texts of a format that is not known here have it. */
export function hasFormat(text: string, format: string): boolean {
  return CHECKS.get(format)?.(text) ?? true;
}

function isDate(text: string): boolean {
  const match = DATE.exec(text);
  return match !== null && daysOf(Number(match[1]), Number(match[2])) >= Number(match[3]) && Number(match[3]) > 0;
}

function daysOf(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return month < 1 || month > 12 ? 0 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A time with its offset, RFC 3339; `23:59:60` in UTC is the one leap second that there can be. */
function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) {
    return false;
  }
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [offsetHour, offsetMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) {
    return false;
  }
  const offset = (offsetHour * 60 + offsetMinute) * (match[4] === '-' ? -1 : 1);
  return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 === 1439;
}

function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return match !== null && isDate(match[1] ?? '') && isTime(match[2] ?? '');
}

function isUri(text: string): boolean {
  const match = URI.exec(text);
  const authority = match && AUTHORITY.exec(match[1] ?? '');
  return Boolean(authority) && (authority?.[1] === undefined || isIpv6(authority[1]));
}

/** Eight groups of hexadecimal digits, of which one run may be `::` and the last two an IPv4 address. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) {
    return false;
  }
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const endsInIpv4 = IPV4.test(last) && text.endsWith(last);
  const width = groups.length + (endsInIpv4 ? 1 : 0);
  const hexadecimal = endsInIpv4 ? groups.slice(0, -1) : groups;
  return hexadecimal.every(group => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? width < 8 : width === 8);
}
