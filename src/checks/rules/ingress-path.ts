import { list, record } from '../../core/internal/json';
import { memo } from '../../core/internal/memo';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'ingress-path',
  severity: 'error',
  title: 'The path of a route is of the kind that it says.',
  why: 'A Prefix or Exact path is taken as it is: what is a pattern in it matches no request, or is refused. What a rewrite takes from a group that the path does not have is nothing, and every request goes to the root.',
  source: 'https://kubernetes.github.io/ingress-nginx/examples/rewrite/',
  remedy: 'use \'pathType: ImplementationSpecific\' for a pattern, and one group for each number of the rewrite',
  saidBy: ['route-feature'],
  * check(cluster) {
    for (const item of cluster.all('Ingress')) {
      for (const { host, http } of list(item.spec.rules)) {
        for (const { path = '/', pathType } of list(record(http).paths)) {
          const at = `rule '${String(host ?? '')}${String(path)}'`;
          yield* wrongPath(item, at, String(path), pathType);
          if (!isLoose(cluster)) yield* strictPath(item, at, String(path), pathType);
        }
      }
    }
  },
};

const REGEX = 'nginx.ingress.kubernetes.io/use-regex';
const STRICT = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#strict-validate-path-type';

/** A pattern that ingress-nginx takes for one, and refuses by its webhook, or leaves out, with a type that is for plain paths. */
function* strictPath(item: Item, at: string, path: string, pathType: unknown): Iterable<Violation> {
  const { [REWRITE]: rewrite, [REGEX]: regex } = record(item.metadata.annotations);
  if ((regex !== 'true' && rewrite === undefined) || (pathType !== 'Prefix' && pathType !== 'Exact') || !/[*()^$|[\]\\]/.test(path)) return;
  yield { item, at, must: `should be of the type ImplementationSpecific: from 1.12 on ingress-nginx refuses a pattern with ${pathType}`, value: path, severity: 'warning', source: STRICT };
}

/** Whether the program tells ingress-nginx not to look. */
const isLoose = memo((cluster: Cluster) => cluster.all('ConfigMap').some(({ json }) => String(record(json.data)['strict-validate-path-type']) === 'false'));

const REWRITE = 'nginx.ingress.kubernetes.io/rewrite-target';

function* wrongPath(item: Item, at: string, path: string, pathType: unknown): Iterable<Violation> {
  const { [REWRITE]: rewrite, [REGEX]: regex } = record(item.metadata.annotations);
  // To ingress-nginx, every path of an Ingress that rewrites or says so is a pattern.
  const isPattern = pathType === 'ImplementationSpecific' || regex === 'true' || rewrite !== undefined;
  if (!isPattern && /[*()^$|[\]\\]/.test(path)) {
    // Controllers of clouds take a star at the end for the rest of the path.
    const severity = /^[^*()^$|[\]\\]*\/\*$/.test(path) ? 'warning' as const : undefined;
    yield { item, at, must: `${severity ? 'should' : 'must'} be a plain path with ${String(pathType)}: no request has this`, value: path, severity };
  }
  const groups = [...path.matchAll(/(?<!\\)\((?!\?)/g)].length;
  const used = [...String(rewrite ?? '').matchAll(/\$(\d)/g)].map(([, number]) => Number(number));
  // What is asked for exactly, or has its groups for other reasons, may well be meant for the root.
  if (rewrite === '/' && pathType === 'Prefix' && groups === 0 && !/^\/*$/.test(path)) {
    yield { item, at, must: `should not be rewritten to '/' alone: whatever is asked for below '${path}', the root is what its Service sees`, value: rewrite, severity: 'warning', remedy: `write the path '${path.replace(/\/+$/, '')}(/|$)(.*)' with 'pathType: ImplementationSpecific', and '/$2' as '${REWRITE}'` };
  }
  if (used.length > 0 && Math.max(...used) > groups) yield { item, at: `annotation '${REWRITE}'`, must: `must use groups of the path, and '${path}' has ${groups === 0 ? 'none' : groups}`, value: rewrite };
}
