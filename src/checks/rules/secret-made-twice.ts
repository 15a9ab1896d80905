import { Json, record } from '../../core/internal/json';
import { idOf } from '../../core/internal/references/references';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'secret-made-twice',
  severity: 'error',
  title: 'A Secret is made by one object.',
  why: 'Of two that make a Secret of one name, the first wins, or each replaces what the other wrote: a generator leaves a Secret that is there as it is, the controllers of SealedSecrets and ExternalSecrets report an error. The keys of the other are missing.',
  source: 'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
  remedy: 'give each a name of its own, or remove one of them',
  * check(cluster) {
    const first = new Map<string, Item>();
    // What a Secret is makes it first: those that have a controller make it are after it.
    for (const item of cluster.all('Secret', 'SealedSecret.bitnami.com', 'ExternalSecret.external-secrets.io', 'Job').filter(makesAll)) {
      const id = item.made.find(each => each.startsWith(idOf('Secret', item.namespace, '')));
      if (id === undefined) continue;
      const other = first.get(id);
      if (other && other.made[0] !== item.made[0]) yield twice(item, other, id);
      first.set(id, other ?? item);
    }
  },
};

function twice(item: Item, other: Item, id: string): Violation {
  const value = id.slice(id.indexOf('/') + 1);
  if (item.kind === 'Job' && other.kind === 'Secret') {
    // Where the generator comes first, the keys of both are in it.
    return { item, at: `Secret '${value}'`, must: `should not be ${other.toString()}: where that is applied first, nothing is generated`, value, severity: 'warning' };
  }
  return { item, at: `Secret '${value}'`, must: `must not be ${other.kind === 'Secret' ? other.toString() : `the one that ${other.toString()} makes`}: what one of them has in it is missing`, value };
}

/** Whether an object makes the whole of a Secret, and for good: what is empty is there for others to fill, and some say that others may. */
function makesAll({ kind, json, spec, metadata, namespace }: Item): boolean {
  const templates = [record(spec.template), record(record(spec.target).template)];
  const annotations = [metadata, ...templates.map(each => record(each.metadata))].flatMap(each => Object.keys(record(each.annotations)));
  if (namespace === undefined || annotations.some(key => SHARED.has(key))) return false;
  if (kind === 'Secret') return [json.data, json.stringData].some(each => Object.keys(record(each)).length > 0);
  return isOwner(record(spec.target));
}

function isOwner({ creationPolicy = 'Owner' }: Json): boolean {
  return creationPolicy === 'Owner';
}

// What the controller of SealedSecrets may take over (https://github.com/bitnami-labs/sealed-secrets#managing-existing-secrets), and what is there for a moment.
const SHARED = new Set(['sealedsecrets.bitnami.com/managed', 'sealedsecrets.bitnami.com/patch', 'helm.sh/hook', 'argocd.argoproj.io/hook']);
