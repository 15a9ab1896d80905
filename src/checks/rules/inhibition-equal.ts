import { Json, list, record } from '../../core/internal/json';
import { alertmanagerFiles } from '../internal/programs/alertmanager-files';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'inhibition-equal',
  severity: 'warning',
  title: 'An inhibition of alerts by their severity says what both are of.',
  why: 'An alert inhibits those that have the same values of the labels in \'equal\'. Without any, one critical alert anywhere keeps all warnings everywhere from being told.',
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings',
  remedy: 'write \'equal: [namespace, alertname]\', or what else both are of',
  * check(cluster) {
    for (const { item, key, config } of alertmanagerFiles(cluster)) {
      for (const [index, each] of list(config.inhibit_rules).entries()) {
        const equal = Array.isArray(each.equal) ? each.equal : [];
        // What is down as a whole may well silence all the rest: it has a name then.
        if (equal.length > 0 || !['source', 'target'].every(side => isOfSeverity(each, side))) continue;
        yield { item, at: `'${key}' inhibit_rules[${index}].equal`, must: 'should have a label: one alert of that severity silences all the others, whatever they are of', value: each.equal ?? 'nothing' };
      }
    }
  },
};

/** Whether a side of an inhibition is any alert of some severity. */
function isOfSeverity(inhibition: Json, side: string): boolean {
  const { [`${side}_matchers`]: matchers, [`${side}_match`]: match, [`${side}_match_re`]: expressions } = inhibition;
  const labels = [
    ...Array.isArray(matchers) ? matchers.flatMap(each => [...String(each).replace(/(=~?|!~|!=)\s*"(?:[^"\\]|\\.)*"/g, '$1').matchAll(/(\w+)"?\s*(?:=|!)/g)].map(([, label]) => label)) : [],
    ...Object.keys(record(match)),
    ...Object.keys(record(expressions)),
  ];
  return labels.length > 0 && labels.every(label => label === 'severity');
}
