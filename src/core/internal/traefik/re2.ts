// Go reads expressions by RE2 (https://github.com/google/re2/wiki/Syntax), which does without all that is slow. What JavaScript and Perl know besides, and what is
// written by mistake most often, is found here; that an expression is right in all else is not said.

/** What an expression has just had: nothing yet, something that can be repeated, or something that is. */
type Place = 'start' | 'piece' | 'repeat';

const GROUPS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\(\?<?[=!]/, 'must not look ahead or behind'],
  [/^\(\?(?!:|P?<[A-Za-z_]\w*>|[imsU]*(-[imsU]+)?[:)])/, 'must have groups that RE2 knows'],
];

/** How a group begins, and how flags look that hold for all that follows. */
const OPENING = /^\((\?(:|P?<\w+>|[imsU-]*:))?/;
const FLAGS = /^\(\?[imsU-]+\)/;
const ESCAPE = /^\\([AbBdDfnrtvsSwWzaQ]|[pP](\{\^?\w+\}|[A-Z])|x([0-9a-fA-F]{2}|\{[0-9a-fA-F]+\})|0|[1-7](?=[0-7])|[^A-Za-z0-9])/;
const REPEAT = /^([*+?]|\{\d+(,\d*)?\})\??/;

/** Why RE2 does not read an expression, as `must …`; undefined where nothing is found. */
export function notRe2(expression: string): string | undefined {
  let rest = expression;
  let depth = 0;
  let before: Place = 'start';
  while (rest !== '') {
    const repeat = REPEAT.exec(rest);
    let taken = 1;
    let now: Place = 'piece';
    if (repeat) {
      now = 'repeat';
      if (before !== 'piece') return before === 'start' ? `must have something before ${repeat[0]}` : `must not have ${repeat[0]} after another repetition`;
      if ((repeat[0].match(/\d+/g) ?? []).some(times => Number(times) > 1000)) return 'must not repeat anything more than 1000 times';
      taken = repeat[0].length;
    } else if (rest.startsWith('\\')) {
      const escape = ESCAPE.exec(rest);
      if (!escape) return /^\\([1-9]|k<)/.test(rest) ? 'must not refer back to a group' : `must not have ${rest.slice(0, 2)}`;
      taken = escape[0] === '\\Q' ? quotedLength(rest) : escape[0].length;
    } else if (rest.startsWith('(')) {
      const wrong = GROUPS.find(([group]) => group.test(rest));
      if (wrong) return wrong[1];
      const [flags] = FLAGS.exec(rest) ?? [];
      const [opening] = OPENING.exec(rest) ?? ['('];
      taken = (flags ?? opening).length;
      now = flags === undefined ? 'start' : before;
      if (flags === undefined) depth++;
    } else if (rest.startsWith('|')) {
      now = 'start';
    } else if (rest.startsWith(')')) {
      if (depth-- === 0) return 'must open every group that it closes';
    } else if (rest.startsWith('[')) {
      const set = /^\[\^?(\]|(?!\]))(\[:\^?\w+:\]|\\.|[^\]\\])*\]/s.exec(rest);
      if (!set) return 'must close every [';
      taken = set[0].length;
    }
    before = now;
    rest = rest.slice(taken);
  }
  return depth > 0 ? 'must close every group' : undefined;
}

function quotedLength(text: string): number {
  const end = text.indexOf('\\E');
  return end === -1 ? text.length : end + 2;
}
