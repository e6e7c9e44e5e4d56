/**
 * Says of each call in turn whether it is among a share of them. They are spread evenly, so that of any 100 calls in a
 * row exactly that many are: a test of retries should not depend on luck.
 * @param percent 0 to 100
 */
export function createShare(percent: number): () => boolean {
  let calls = 0;
  const hits = () => Math.floor((calls * percent) / 100);
  return () => {
    const before = hits();
    calls++;
    return hits() > before;
  };
}
