import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { OutputFile } from './_layout';

// The files that a synthesis wrote, a line each, by which the next one knows which are its own.
const INVENTORY = '.cdk8s-blueprints';

/** Writes the files below a folder, and removes those of an earlier synthesis that are not among them, with folders that become empty. */
export function write(outdir: string, files: readonly OutputFile[]): void {
  const inventory = join(outdir, INVENTORY);
  const before = existsSync(inventory) ? readFileSync(inventory, 'utf8').split('\n').filter(line => line !== '') : [];
  const now = new Set(files.map(({ path }) => path));
  for (const path of before) if (!now.has(path)) remove(outdir, path);
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) mkdirSync(join(outdir, folder), { recursive: true });
  for (const { path, text, executable } of files) writeFileSync(join(outdir, path), text, { mode: executable ? 0o755 : 0o644 });
  mkdirSync(outdir, { recursive: true });
  writeFileSync(inventory, [...now, ''].join('\n'));
}

function remove(outdir: string, path: string): void {
  rmSync(join(outdir, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const at = join(outdir, folder);
    if (!existsSync(at) || readdirSync(at).length > 0) return;
    rmdirSync(at);
  }
}
