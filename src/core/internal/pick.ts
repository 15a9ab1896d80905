/** Some of the props of an object. */
export function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  const picked = Object.create(Object.prototype);
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key];
  return picked;
}
