import { appendFileSync, mkdirSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { BlueprintApp } from '../src';
import { schema } from '../src/core/internal/api/schema';
import { yaml } from '../src/platform/_yaml';
import { buildProgram, programs } from './_structs';
import { Manifest, objectsOf, unlessRefused } from './_synth';

// PROPERTY_RUNS raises the number of programs; with PROPERTY_OUT, what they render is written there, a file for each version of Kubernetes.
const runs = Number(process.env.PROPERTY_RUNS ?? 300);
const out = process.env.PROPERTY_OUT;
const FINDING = /^\[[^\]]+\] .+, got .+; .+ \(rule: [a-z-]+(, see https:\S+)?\)$/;

/** What the schemas of Kubernetes 1.33, as a library has them, say of an object. */
function invalid(object: Manifest): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const model = require(`kubernetes-models/${object.apiVersion}/${object.kind}`)[object.kind];
  try {
    new model(object).validate();
    return undefined;
  } catch (error) {
    return `${object.kind}: ${(error as Error).message}`;
  }
}

test(`any of ${runs} programs is either accepted, and then every object is one that Kubernetes knows, or refused with findings alone`, () => {
  const tally = { accepted: 0, refused: 0 };
  if (out) mkdirSync(out, { recursive: true });
  fc.assert(fc.property(programs, program => {
    const app = new BlueprintApp();
    buildProgram(app, program);
    const objects = unlessRefused(() => objectsOf(app), FINDING);
    if (!objects) {
      tally.refused++;
      return;
    }
    tally.accepted++;
    const version = program.platform.kubernetesVersion ?? '1.34';
    // What is a kind of somebody else's, real API servers take with its definition.
    const known = objects.filter(({ apiVersion, kind }) => schema().kind(apiVersion, kind));
    expect(objects.filter(object => !known.includes(object)).every(({ kind }) => ['ExternalSecret', 'SealedSecret'].includes(kind))).toBe(true);
    for (const object of known) {
      expect(invalid(object)).toBeUndefined();
      expect(schema().unknown(schema().kind(object.apiVersion, object.kind)!, object, Number(version.slice(2)))).toEqual([]);
    }
    if (out) appendFileSync(join(out, `${version}.yaml`), `---\n${yaml(known)}`);
  }), { numRuns: runs, ...process.env.PROPERTY_SEED ? { seed: Number(process.env.PROPERTY_SEED) } : {} });
  // A generator that makes only good or only bad programs would show nothing.
  expect(tally.accepted).toBeGreaterThan(runs / 10);
  expect(tally.refused).toBeGreaterThan(runs / 10);
  console.log(`${tally.accepted} accepted, ${tally.refused} refused`);
}, 20 * 60_000);
