/**
 * How well a query fits a name: the less the better, nothing when it does not. Its letters have to be in the name in their
 * order, whatever their case, as editors do it; those that stand together or begin words fit better than others.
 */
function fitOf(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const given = name.toLowerCase();
  const whole = given.indexOf(wanted);
  // The later in the name, the nearer to what tells operations of one service apart.
  if (whole >= 0) return isWordStart(name, whole) ? 0 : 1;
  let gaps = 0;
  let at = 0;
  for (const letter of wanted) {
    const next = given.indexOf(letter, at);
    if (next < 0) return undefined;
    if (next > at && !isWordStart(name, next)) gaps++;
    at = next + 1;
  }
  return 2 + gaps;
}

function isWordStart(name: string, index: number): boolean {
  return (
    index === 0 || /[^A-Za-z0-9]$/.test(name.slice(0, index)) || /[a-z0-9][A-Z]/.test(name.slice(index - 1, index + 1))
  );
}

/** Those of the candidates whose names fit a query, the best first. */
export function search<T>(
  query: string,
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
  limit: number,
): T[] {
  const fitting = candidates.flatMap(candidate => {
    const fit = fitOf(query, nameOf(candidate));
    return fit === undefined ? [] : [{ candidate, fit }];
  });
  return fitting
    .sort((a, b) => a.fit - b.fit)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
