import { list } from '../../core/internal/json';
import { Container } from '../internal/pods';
import { servicesIn } from '../internal/programs/addresses';
import { Rule } from '../internal/rule';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'no-proxy',
  severity: 'warning',
  title: 'A program that asks others by a proxy asks Services without it.',
  why: 'A proxy outside of the cluster does not know the names of Services: requests to them are answered 502 or 503, by the proxy.',
  source: 'https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config',
  remedy: 'add .svc and .cluster.local to NO_PROXY, and the names that stand alone; or leave NO_PROXY to the Platform\'s \'httpProxy\'',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (!wholeText(pods).includes('http')) continue;
      for (const { json, at } of pods.containers) {
        if (!list(json.env).some(({ name }) => /^https?_proxy$/i.test(String(name)))) continue;
        const variables = variablesOf(json);
        const [http, https] = ['http_proxy', 'https_proxy'].map(name => variables.filter(each => each.name === name));
        // One in the cluster knows them.
        if ([...http, ...https].some(({ value }) => !OUTSIDE.test(value))) continue;
        const direct = variables.filter(({ name }) => name === 'no_proxy').flatMap(({ value }) => value.split(','));
        for (const { name, value } of list(json.env)) {
          const told = { text: String(value ?? ''), at: `${at} env '${String(name)}'` };
          const [, scheme, host = ''] = /^(https?):\/\/(?:[^\s/@]*@)?([^\s/:?#]+)/.exec(told.text) ?? [];
          if (scheme === undefined || (scheme === 'http' ? http : https).length === 0) continue;
          if (servicesIn(cluster, pods, told).length === 0 || direct.some(entry => covers(entry.trim(), host))) continue;
          yield { item: pods.item, at: told.at, must: `should be asked without the proxy, and NO_PROXY has nothing of '${host}'`, value };
        }
      }
    }
  },
};

// A host with a dot, that is no Service's.
const OUTSIDE = /^(\w+:\/\/)?([^/@]*@)?(?!localhost|127\.|[^/]*\.svc\b)[^/:]*\.[^/]*\/?$/;

/** The variables of a container in plain text, whose names are read in either spelling. */
function variablesOf(json: Container['json']): Array<{ readonly name: string; readonly value: string }> {
  return list(json.env).flatMap(({ name, value }) => typeof value === 'string' && value !== '' ? [{ name: String(name).toLowerCase(), value }] : []);
}

/** Whether an entry of NO_PROXY is about a host: itself, or what it ends with. */
function covers(entry: string, host: string): boolean {
  const ending = entry.replace(/^\*?\./, '').replace(/:\d+$/, '');
  return entry === '*' || (ending !== '' && (host === ending || host.endsWith(`.${ending}`)));
}
