import { readFileSync } from 'fs';
import { loadAll } from 'js-yaml';
import { BlueprintApp, MetalLb, Platform, Tenant, Traefik } from '../../src';

// Compares the definitions that the library makes with those of the pinned releases: definitions.ts UPSTREAM.yaml... Prints what differs, and fails then.

interface Definition {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Record<string, unknown>;
}

// What is not compared: sentences, which are each project's own, and where the webhook is, which is where the user puts it.
const TEXTS = new Set(['description', 'message', 'deprecationWarning', 'service', 'caBundle']);

// What differs, and why.
const MEANT: ReadonlyArray<readonly [RegExp, string]> = [
  [/^bgppeers\.metallb\.io\.versions\[v1beta\d\]\..*\.(my|peer)ASN\.format$/, 'int32 does not hold the maximum of 4294967295, and API servers from 1.36 on take no object then'],
];

function definitions(text: string): Map<string, Definition> {
  const all = loadAll(text) as Array<Definition | null>;
  return new Map(all.flatMap(object => object?.kind === 'CustomResourceDefinition' ? [[object.metadata.name, object]] : []));
}

/** Every value of a tree under its path; of lists without an order, sorted. */
function leaves(value: unknown, path: string, found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    const sorted = /\.(required|enum|conversionReviewVersions)$/.test(path) ? [...value].sort() : value;
    if (sorted.length === 0) found.set(path, '[]');
    sorted.forEach((item, index) => leaves(item, `${path}[${item?.name ?? index}]`, found));
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([key, item]) => !TEXTS.has(key) || typeof item === 'object' && path.endsWith('.properties'));
    if (entries.length === 0) found.set(path, '{}');
    for (const [key, item] of entries) leaves(item, `${path}.${key}`, found);
  } else {
    found.set(path, JSON.stringify(value));
  }
  return found;
}

const app = new BlueprintApp();
const platform = new Platform(app, 'test', { rules: {} });
new MetalLb(new Tenant(platform, 'metallb-system', { podSecurity: 'privileged' }), 'metallb', { kubeProxyMode: 'iptables' });
new Traefik(new Tenant(platform, 'traefik'), 'traefik');

const ours = definitions(app.synthYaml());
const theirs = new Map(process.argv.slice(2).flatMap(file => [...definitions(readFileSync(file, 'utf8'))]));
const differences = [...new Set([...ours.keys(), ...theirs.keys()])].sort().flatMap(name => {
  const [own, upstream] = [ours, theirs].map(all => leaves(all.get(name)?.spec ?? {}, name));
  return [...new Set([...own.keys(), ...upstream.keys()])].filter(path => own.get(path) !== upstream.get(path)).map(path => `${path}: ${own.get(path)} here, ${upstream.get(path)} upstream`);
});
const reasonOf = (difference: string) => MEANT.find(([path]) => path.test(difference.split(': ')[0]))?.[1];
for (const difference of differences) console.log(`${difference}${reasonOf(difference) === undefined ? '' : ` (${reasonOf(difference)})`}`);
const others = differences.filter(difference => reasonOf(difference) === undefined);
console.log(`${ours.size} definitions here, ${theirs.size} upstream, ${differences.length} differences, ${others.length} without a reason`);
if (others.length > 0 || ours.size === 0) process.exitCode = 1;
