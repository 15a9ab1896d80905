/** The name of a list that a misspelt one may be meant to be. */
export function closestName(name: string, names: readonly string[]): string | undefined {
  // Of a short name, more than half is another name.
  const near = names.map(other => ({ other, distance: distanceOf(name, other) }))
    .filter(({ other, distance }) => distance <= Math.min(2, other.length / 2));
  return near.sort((a, b) => a.distance - b.distance)[0]?.other;
}

/** How many letters have to be put in, left out, changed, or swapped with the next one: the distance of Damerau and Levenshtein. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const [above, own] = [rows[i - 1], [i]];
    for (let j = 1; j <= b.length; j++) {
      const changed = Math.min(above[j] + 1, own[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      own.push(isSwapped ? Math.min(changed, rows[i - 2][j - 2] + 1) : changed);
    }
    rows.push(own);
  }
  return rows[a.length][b.length];
}
