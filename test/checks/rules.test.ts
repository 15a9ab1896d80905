import { existsSync } from 'fs';
import { join } from 'path';
import { RULES } from '../../src/checks/internal/rules';
import { Cases } from './_cases';
import { findingsOf } from './_findings';

function casesOf(id: string): Cases {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(`./rules/${id}`).cases;
}

describe.each(RULES.map(rule => [rule.id, rule] as const))('%s', (id, { source, title, why, remedy }) => {
  test('has programs, and says of itself what its page needs', () => {
    expect([id, existsSync(join(__dirname, `../../src/checks/rules/${id}.ts`))]).toEqual([id, true]);
    const { broken, sound } = casesOf(id);
    expect([broken.length > 0, sound.length > 0]).toEqual([true, true]);
    expect(source).toMatch(/^https:\/\//);
    for (const text of [title, why]) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[a-z].*[^.]$/);
  });

  test('finds what breaks it, and nothing else does', () => {
    const found = casesOf(id).broken.map(findingsOf);
    for (const each of found) {
      expect(each).not.toEqual([]);
      // A finding may have a source of its own.
      for (const line of each) expect(line).toMatch(new RegExp(`\\(rule: ${id}, see https://\\S+\\)$`));
    }
    expect(found.map(lines => lines.map(line => line.replace(` (rule: ${id}, see ${source})`, '')))).toMatchSnapshot();
  });

  test('finds nothing in what just does not break it', () => {
    expect(casesOf(id).sound.map(findingsOf)).toEqual(casesOf(id).sound.map(() => []));
  });
});
