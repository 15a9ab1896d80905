import { dump } from 'js-yaml';

/** Objects as one YAML file. */
export function yaml(objects: readonly unknown[]): string {
  return objects.map(object => dump(object, { lineWidth: -1, noRefs: true })).join('---\n');
}
