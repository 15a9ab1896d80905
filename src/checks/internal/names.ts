/** The name of a list that a misspelt one may be meant to be. */
export function closestName(name: string, names: readonly string[]): string | undefined {
  // Of a short name, more than half is another name.
  const near = names.map(other => ({ other, distance: distanceOf(name, other) })).filter(({ other, distance }) => distance <= Math.min(2, other.length / 2));
  return near.sort((a, b) => a.distance - b.distance)[0]?.other;
}

/** How many letters have to be put in, left out or changed: Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
