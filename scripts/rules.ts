import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { rulePages } from './_rule-pages';

// Writes the pages of the rules, and removes those of rules that are gone: `npx projen docs`.
const root = join(__dirname, '..');
const pages = rulePages();
mkdirSync(join(root, 'docs/rules'), { recursive: true });
for (const name of readdirSync(join(root, 'docs/rules'))) if (!pages.has(`docs/rules/${name}`)) rmSync(join(root, 'docs/rules', name));
for (const [path, text] of pages) writeFileSync(join(root, path), text);
