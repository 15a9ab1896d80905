import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods, probesOf } from '../internal/pods';
import { Listens, nginxListens, PLAIN_TO_TLS } from '../internal/programs/nginx-listens';
import { Rule, Violation } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { variablesOf } from '../internal/workloads/variables';

type Found = Pick<Violation, 'must' | 'value' | 'remedy' | 'source' | 'severity'>;

export const rule: Rule = {
  id: 'probe-answered',
  severity: 'error',
  title: 'A probe asks for what its program answers, where and as it is told to serve it.',
  why: 'Prometheus and Alertmanager serve all below the path of their external URL, Jenkins below its prefix, and Keycloak its health at a port of its own: a probe that asks elsewhere gets 404, and the pod is never ready. nginx answers at the ports alone that its files name, and as they say. Nextcloud answers 400 to who asks for another host than those that it trusts.',
  source: 'https://prometheus.io/docs/prometheus/latest/command-line/prometheus/',
  remedy: 'ask for the path, and at the port, that the program serves',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) {
        const listens = probesOf(container.json).length > 0 ? nginxListens(cluster, pods, container) : undefined;
        for (const [name, { httpGet, tcpSocket }] of probesOf(container.json)) {
          const unheard = listens && ofNginx(pods, container, listens, record(httpGet ?? tcpSocket), httpGet !== undefined);
          if (unheard) yield { item: pods.item, at: `${container.at} ${name}`, ...unheard };
          if (httpGet === undefined) continue;
          const asked = record(httpGet);
          const byImage = belowPrefix(container, asked) ?? atManagement(container, asked);
          const found = byImage ?? ofTrusted(cluster, pods, container, asked) ?? belowPrefixOfJenkins(cluster, pods, container, asked);
          if (found) yield { item: pods.item, at: `${container.at} ${name}`, ...found };
        }
      }
    }
  },
};

/** A probe of nginx at a port where it does not listen, or does not speak so. */
function ofNginx(pods: Pods, { json }: Container, listens: Listens, { port, host, scheme = 'HTTP' }: Json, isHttp: boolean): Found | undefined {
  const number = typeof port === 'number' ? port : list(json.ports).find(({ name }) => name === port)?.containerPort;
  const isOfAnother = pods.ports.some(each => each.number === number && each.container.json !== json);
  if (typeof number !== 'number' || host !== undefined || isOfAnother) return undefined;
  const speaks = listens.get(number);
  if (speaks === undefined) {
    const words = [...listens.keys()].join(', ');
    // Who is beside it may be asked.
    const isAlone = pods.containers.filter(({ role }) => role !== 'init').length === 1;
    return isAlone ? { must: `must ask at a port of its nginx, which is told to listen on ${words}: it always fails`, value: number, remedy: 'correct the port, or \'listen\'', source: LISTEN } : undefined;
  }
  if (!isHttp || speaks === 'both') return undefined;
  if (scheme === 'HTTPS' && speaks === 'http') {
    return { must: `must ask by HTTP, which is what its nginx is told to speak at port ${number}: it always fails`, value: scheme, remedy: 'leave \'scheme\' out, or add \'ssl\' to \'listen\'', source: LISTEN };
  }
  if (scheme === 'HTTPS' || speaks === 'http') return undefined;
  return { must: `should ask by HTTPS, which is what its nginx is told to speak at port ${number}: it answers 400, if nothing else is said of 497`, value: scheme, remedy: 'add \'scheme: HTTPS\'', source: PLAIN_TO_TLS, severity: 'warning' };
}

const LISTEN = 'https://nginx.org/en/docs/http/ngx_http_core_module.html#listen';

const OWN = /^\/-\/(ready|healthy)/;

/** A probe of Prometheus' own endpoints that is not below the path of the URL by which it is called. */
function belowPrefix({ json }: Container, { path }: Json): Found | undefined {
  if (!/\/(prometheus|alertmanager)(:|@|$)/.test(String(json.image)) || !OWN.test(String(path))) return undefined;
  const words = allWordsOf(json);
  const url = optionIn(words, 'web.external-url');
  if (url === undefined || optionIn(words, 'web.route-prefix') !== undefined || url.includes('$')) return undefined;
  const prefix = /:\/\/[^/]+(\/.+)/.exec(url.replace(/\/$/, ''))?.[1];
  if (prefix === undefined) return undefined;
  return { must: `must ask for ${prefix}${String(path)}, as all is served below the path of --web.external-url`, value: path, remedy: `ask for ${prefix}${String(path)}, or set --web.route-prefix=/` };
}

/** The value of an option, behind `=` or as the next word. */
function optionIn(words: readonly string[], name: string): string | undefined {
  const index = words.findIndex(word => new RegExp(`^--?${name}(=|$)`).test(word));
  return index < 0 ? undefined : words[index].split('=')[1] ?? words[index + 1];
}

const OF_KEYCLOAK = 'https://www.keycloak.org/server/management-interface';

/** A probe of Keycloak's health at the port of its pages: since 25 it is at another one. */
function atManagement({ json }: Container, { path, port }: Json): Found | undefined {
  const version = Number(/quay\.io\/keycloak\/keycloak:(\d+)/.exec(String(json.image))?.[1]);
  if (!(version >= 25) || !/\/health(\/(ready|live|started))?$/.test(String(path))) return undefined;
  const told = [...allWordsOf(json), ...list(json.env).map(({ name }) => String(name))];
  // What a file or another object says is not known.
  const configured = list(json.volumeMounts).some(({ mountPath }) => String(mountPath).startsWith('/opt/keycloak/conf'));
  if (configured || json.envFrom !== undefined || told.some(word => MANAGED.test(word))) return undefined;
  const number = typeof port === 'number' ? port : list(json.ports).find(({ name }) => name === port)?.containerPort;
  if (number !== 8080 && number !== 8443) return undefined;
  return { must: 'must ask at 9000, where Keycloak has its health since 25', value: number, remedy: 'ask at the port 9000', source: OF_KEYCLOAK };
}

const MANAGED = /http[-_]management|legacy[-_]observability/i;

const OF_NEXTCLOUD = 'https://github.com/nextcloud/server/blob/master/lib/base.php';

/** A probe of Nextcloud that asks for the address of the pod, which is none of the hosts that it trusts. */
function ofTrusted(cluster: Cluster, pods: Pods, container: Container, { path = '/', host, httpHeaders }: Json): Found | undefined {
  const { json } = container;
  if (officialName(json.image) !== 'nextcloud' || host !== undefined || !/^\/$|\.php|\/login$/.test(String(path))) return undefined;
  const trusted = (variablesOf(cluster, pods, container).values.get('NEXTCLOUD_TRUSTED_DOMAINS') ?? '').split(/\s+/).filter(each => each !== '');
  // Of files of its configuration, and of patterns, it is not known whom they trust.
  const isConfigured = list(json.volumeMounts).some(({ mountPath, subPath = '.php' }) =>
    /^\/var\/www\/html\/config(\/.*\.php)?$/.test(String(mountPath)) && String(subPath).includes('php'));
  if (trusted.length === 0 || isConfigured || trusted.some(each => /[*$[]|^\d+(\.\d+){3}/.test(each))) return undefined;
  const { value: asked } = list(httpHeaders).find(({ name }) => String(name).toLowerCase() === 'host') ?? {};
  const name = String(asked ?? '').replace(/:\d+$/, '');
  if (name === 'localhost' || trusted.some(each => each.replace(/:\d+$/, '') === name)) return undefined;
  return {
    must: `should ask for a host that Nextcloud trusts, such as ${trusted[0]}: it answers 400, once it is installed`,
    value: asked ?? 'the address of the pod',
    remedy: `add 'httpHeaders: [{name: Host, value: ${trusted[0]}}]'`,
    source: OF_NEXTCLOUD,
    severity: 'warning',
  };
}

/** A probe of Jenkins beside the prefix that it is told. What it answers at the root itself is left to it. */
function belowPrefixOfJenkins(cluster: Cluster, pods: Pods, container: Container, { path = '/' }: Json): Found | undefined {
  if (!/(^|\/)jenkins\/jenkins[:@]/.test(String(container.json.image))) return undefined;
  const said = [variablesOf(cluster, pods, container).values.get('JENKINS_OPTS') ?? '', ...allWordsOf(container.json)].join(' ');
  const [, prefix = ''] = /(?:^|\s)--prefix=["']?(\/[\w./-]*[\w-])/.exec(said) ?? [];
  if (prefix === '' || path === '/' || path === prefix || String(path).startsWith(`${prefix}/`)) return undefined;
  return { must: `must ask for ${prefix}${String(path)}, as all is served below the prefix`, value: path, remedy: `ask for ${prefix}${String(path)}`, source: 'https://www.jenkins.io/doc/book/installing/initial-settings/' };
}
