import { Rule } from '../src/checks/internal/rule';
import { RULES } from '../src/checks/internal/rules';
import { Cases } from '../test/checks/_cases';
import { findingsOf } from '../test/checks/_findings';

/** The pages of the rules, by their paths in the repository: what each says of itself, and of the first program of its test that breaks it. */
export function rulePages(): Map<string, string> {
  return new Map([['docs/rules/README.md', list()], ...RULES.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, page(rule)])]);
}

function list(): string {
  const row = ({ id, severity, title }: Rule) => `| [${id}](${id}.md) | ${severity} | ${title} |`;
  return [
    '# Rules of the whole app',
    '',
    'What the synthesis of a `BlueprintApp` holds every cluster against, whoever made the objects: see [findings](../findings.md). A page for each, made of its own text.',
    '',
    '| Rule | | What must hold |',
    '|---|---|---|',
    ...RULES.map(row),
    '',
  ].join('\n');
}

function page({ id, severity, title, why, source, remedy }: Rule): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { broken }: Cases = require(`../test/checks/rules/${id}`).cases;
  const [finding] = findingsOf(broken[0]);
  return [
    `# ${id}`,
    '',
    `${title} (${severity === 'error' ? 'An error' : 'A warning'} where it does not.)`,
    '',
    why,
    '',
    `To mend it, ${remedy}.`,
    '',
    `Source: ${source}`,
    '',
    'What it says of a program that breaks it:',
    '',
    '```text',
    finding.replace(/^warning: /, ''),
    '```',
    '',
  ].join('\n');
}
