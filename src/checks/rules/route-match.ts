import { flatten } from '../../core/internal/finding';
import { list } from '../../core/internal/json';
import { HTTP, matchRules, TCP, valuesOf } from '../../core/internal/traefik/match';
import { parseRule } from '../../core/internal/traefik/syntax';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { traefikOf } from '../internal/programs/traefik';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'route-match',
  severity: 'error',
  title: 'The rule of a route of Traefik is one that Traefik reads.',
  why: 'Traefik leaves out a route whose rule it cannot read, and says so in its log alone: the host answers 404. Rules of version 2 are such in version 3.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/routing/rules-and-priority/',
  remedy: 'correct it',
  alone: true,
  * check(cluster) {
    for (const [kind, questions] of [['IngressRoute', HTTP], ['IngressRouteTCP', TCP]] as const) {
      for (const item of cluster.all(`${kind}.traefik.io`)) {
        for (const [index, { match, syntax }] of list(item.spec.routes).entries()) {
          // What is put in the place of a variable, nobody knows here.
          if (typeof match !== 'string' || syntax === 'v2' || match.includes('${')) continue;
          yield* unread(cluster, item, index, match, questions);
          if (kind === 'IngressRouteTCP' && item.spec.tls === undefined) yield* nameless(item, index, match);
        }
      }
    }
  },
};

function* unread(cluster: Cluster, item: Item, index: number, match: string, questions: typeof HTTP): Iterable<Violation> {
  const { version: [major, minor] = [NaN, NaN], options } = traefikOf(cluster);
  if (options?.some(each => each.get('core.defaultrulesyntax') === 'v2')) return;
  // What cannot be read at all, no version reads.
  const certain = parseRule(match).problem !== undefined || (major >= 3 && options !== undefined);
  if (!certain && major < 3) return;
  // Since 3.7 a host may begin with a star: https://doc.traefik.io/traefik/migrate/v3/
  const plain = major < 3 || (major === 3 && minor < 7) ? match : match.replace(/([`"])\*(\.|(?=[`"]))/g, '$1any$2');
  for (const { why, remedy, severity } of flatten([matchRules('match', plain, questions)])) {
    const doubtful = !certain || severity === 'warning';
    const must = certain ? why : `${why}, since version 3`;
    yield { item, at: `routes[${index}].match`, must: doubtful ? must.replace(/^must/, 'should') : must, value: match, remedy, ...doubtful ? { severity: 'warning' as const } : {} };
  }
}

function* nameless(item: Item, index: number, match: string): Iterable<Violation> {
  const name = valuesOf(match, 'HostSNI').find(each => each !== '*');
  if (name !== undefined) yield { item, at: `routes[${index}].match`, must: 'must not ask for a name without \'tls\': only clients of TLS send one', value: match, remedy: 'give \'tls\', or take all by HostSNI(`*`)' };
}
