import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The text of all TypeScript files below a folder of the repository. */
export function read(folder: string): string {
  const files = readdirSync(join(__dirname, '..', folder), { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.ts'));
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}
