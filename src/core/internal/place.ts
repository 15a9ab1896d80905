/** The place of a field in an object, as messages say it: `spec.ports`, `metadata.labels['app.kubernetes.io/name']`. */
export function placeIn(path: string, name: string): string {
  if (!/^[\w-]+$/.test(name)) return `${path}['${name}']`;
  return path === '' ? name : `${path}.${name}`;
}
