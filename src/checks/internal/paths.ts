/** Whether a path is below a directory, which may end with a slash. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(`${directory.replace(/\/$/, '')}/`);
}
