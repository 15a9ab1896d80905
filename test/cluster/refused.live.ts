import { execFile } from 'child_process';
import { REFUSED, TAKEN, Tried } from '../checks/_refused';
import { run } from './_cluster';

// The API server refuses what the rules say that it refuses, in the words that are kept beside it, and takes what is just right.

/** The minor version of the API server. */
const minor = Number(JSON.parse(run('kubectl', 'version', '-o', 'json').stdout).serverVersion.minor);

const isTried = ({ since: first = 0, until: last = Infinity }: Tried) => minor >= first && minor <= last;

/** What the API server says to an object, of which it keeps nothing. */
function tried({ object }: Tried): Promise<readonly [code: unknown, said: string]> {
  return new Promise(resolve => {
    const child = execFile('kubectl', ['apply', '--dry-run=server', '-f', '-'], (error, _, stderr) => resolve([error?.code ?? 0, stderr.replace(/\s+/g, ' ')]));
    child.stdin?.end(JSON.stringify(object));
  });
}

test.concurrent.each(REFUSED.filter(isTried))('$object.kind $object.metadata.name: the API server says $said', async refusal => {
  expect(await tried(refusal)).toEqual([1, expect.stringContaining(refusal.said)]);
});

test.concurrent.each(TAKEN.filter(isTried))('$object.kind $object.metadata.name: the API server takes it', async taken => {
  expect(await tried(taken)).toEqual([0, expect.anything()]);
});
