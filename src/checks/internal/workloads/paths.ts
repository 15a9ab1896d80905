import { Json } from '../../../core/internal/json';

/** Whether a path is below a directory, which may end with a slash. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(`${directory.replace(/\/$/, '')}/`);
}

/** Of mounts above a path the one that it is in: what is mounted deeper hides what is above. */
export function deepestOf(mounts: readonly Json[]): Json | undefined {
  const length = (mount?: Json) => String(mount?.mountPath ?? '').length;
  return mounts.reduce<Json | undefined>((deepest, mount) => length(mount) > length(deepest) ? mount : deepest, undefined);
}
