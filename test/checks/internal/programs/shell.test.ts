import { awaitedIn, commandsIn } from '../../../../src/checks/internal/programs/shell';

/** The commands of a script that have words, each with what ends it. */
const commands = (script: string) => commandsIn(script).filter(({ words }) => words.length > 0).map(({ words, end }) => `${words.join(' ')} ${end}`.trim());

test.each([
  ['a "b c" \'d e\' && f', ['a b_c d_e &&', 'f']],
  ['a "; b" \\; c; d', ['a ;_b \\; c ;', 'd']],
  ['a \\\n  b\nc', ['a b', 'c']],
  ['# a; b\nc # d; e\n\tf#g\n#', ['c', 'f#g']],
  ['cat <<EOF > /etc/a.conf\none; two\nEOFS; three\nEOF\nb', ['cat > /etc/a.conf', 'b']],
  ['cat << \'END\'\na | b\nEND\nc', ['cat', 'c']],
  ['cat <<-"END"\n\t\ta | b\n\t\tEND\nc', ['cat', 'c']],
  ['cat <<A && b\none; two\nA\ncat <<B\n\nthree; four\nB', ['cat &&', 'b', 'cat']],
])('%j is %j', (script, expected) => expect(commands(script)).toEqual(expected));

test.each([
  [['/app/run', '-c', 'a; b'], ['/app/run -c a; b']],
  [['sh', '-c', 'a; b & exec c'], ['a', 'c']],
  [['/bin/bash', '--norc', '-o', 'pipefail', '-ec', 'if ! a; then b; fi'], ['a', 'b', 'fi']],
  [['sh', '-ce', 'a'], ['a']],
])('of %j is awaited %j', (command, expected) => expect(awaitedIn(command).map(words => words.join(' ')).filter(words => words !== '')).toEqual(expected));
