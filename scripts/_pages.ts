import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '..');

/** The pages of the documentation. */
export function pages(): string[] {
  const below = ['src', 'docs'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).map(entry => join(entry.parentPath, entry.name)));
  return ['README.md', 'CONTRIBUTING.md'].map(name => join(root, name)).concat(below.filter(path => path.endsWith('.md')));
}

/** A page in which every block of code is what its file holds: the file is named in a comment just before it. */
export function embed(text: string): string {
  return text.replace(/<!-- (\S+) -->\n```(\w+)\n[\s\S]*?```/g, (_, path: string, language: string) =>
    `<!-- ${path} -->\n\`\`\`${language}\n${readFileSync(join(root, path), 'utf8')}\`\`\``);
}
