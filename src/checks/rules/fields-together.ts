import { Rule } from '../internal/rule';
import { kindWrongs } from '../internal/together/kinds';
import { partWrongs } from '../internal/together/of-types';
import { podsWrongs } from '../internal/together/pods';

export const rule: Rule = {
  id: 'fields-together',
  severity: 'error',
  title: 'The fields of an object go together.',
  why: 'Each of them can be there, and not beside the other, or not without it: the API server refuses the object.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  remedy: 'remove one of them, or add what is missing',
  alone: true,
  * check(cluster) {
    for (const item of cluster.items) {
      if (!item.builtIn) continue;
      const { minor } = cluster.setting;
      const pods = cluster.podsOf(item);
      const ofParts = partWrongs(item, minor).filter(({ isMissing }) => !isMissing);
      for (const { at, must, value } of [...kindWrongs(item.kind, item.spec, item.json), ...ofParts, ...pods ? podsWrongs(pods, minor) : []]) {
        yield { item, at, must: `${must}: the API server refuses it`, value };
      }
    }
  },
};
