import { readFileSync, writeFileSync } from 'fs';
import { embed, pages } from './_pages';

// Puts the files that the documentation shows into it, as they are now: `npx projen docs`.
for (const page of pages()) writeFileSync(page, embed(readFileSync(page, 'utf8')));
