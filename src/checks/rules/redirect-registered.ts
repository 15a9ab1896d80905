import { Json, list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { variablesOf } from '../internal/workloads/variables';
import { filesMountedIn, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'redirect-registered',
  severity: 'error',
  title: 'Dex knows the address that a client of its wants its users sent back to.',
  why: 'Dex compares the redirect URI of a request with those of the client, letter by letter, path and scheme included: another one is refused, and nobody can log in.',
  source: 'https://github.com/dexidp/dex/blob/master/server/oauth2.go',
  remedy: 'write the same address in both, such as https://tools.example.org/oauth2/callback of oauth2-proxy',
  * check(cluster) {
    const clients = clientsOf(cluster);
    if (clients.length === 0) return;
    for (const pods of podsThat(cluster, askForLogins)) {
      for (const container of pods.containers) {
        const asked = askedBy(cluster, pods, container);
        const client = asked && clients.find(({ id, issuer }) => id === asked.client && isOf(asked.issuer, issuer));
        if (!asked || !client || client.uris.length === 0 || client.uris.includes(asked.uri)) continue;
        yield { item: pods.item, at: `${container.at} ${asked.at}`, must: `must be a redirect URI that ${client.dex} has for the client '${client.id}', ${client.uris.join(', ')}: nobody can log in`, value: asked.uri };
      }
    }
  },
};

const DEX = /(^|\/)dex[:@]/;

interface Client {
  readonly dex: string;
  readonly issuer: string;
  readonly id: string;
  readonly uris: readonly string[];
}

function runDex({ containers }: Pods): boolean {
  return containers.some(({ json }) => DEX.test(String(json.image)));
}

/** The clients that files of Dex have; a public one may be sent to more. */
function clientsOf(cluster: Cluster): readonly Client[] {
  const dexes = podsThat(cluster, runDex);
  if (dexes.length === 0) return [];
  const ofDexes = dexes.flatMap(pods => filesMountedIn(cluster, pods)).filter(({ container }) => DEX.test(String(container.json.image)));
  const files = ofDexes.filter(({ path }) => /\.ya?ml$/.test(path));
  return files.flatMap(file => {
    const { issuer, staticClients } = readYaml(textOf(file) ?? '') ?? {};
    const own = { dex: file.pods.item.toString(), issuer: String(issuer) };
    const clients = list(staticClients).filter(client => client.public !== true && isPlain(client));
    return clients.map(({ id, redirectURIs: uris }): Client => ({ ...own, id: String(id), uris: Array.isArray(uris) ? uris.map(String) : [] }));
  });
}

/** Whether nothing in it is put in when Dex starts. */
function isPlain(client: Json): boolean {
  return client.id !== undefined && !/[$]|\{\{/.test(JSON.stringify([client.id, client.redirectURIs]));
}

interface Asked {
  readonly at: string;
  readonly client: string;
  readonly issuer: string;
  readonly uri: string;
}

const PROXY = /(^|\/)oauth2-proxy[:@]/;
const GRAFANA = /(^|\/)grafana(-oss|-enterprise)?[:@]/;

function askForLogins({ containers }: Pods): boolean {
  return containers.some(({ json }) => PROXY.test(String(json.image)) || GRAFANA.test(String(json.image)));
}

/** Where a program has its users sent back to, as far as it is told plainly. */
function askedBy(cluster: Cluster, pods: Pods, container: Container): Asked | undefined {
  const { values } = variablesOf(cluster, pods, container);
  const words = allWordsOf(container.json);
  const told = (option: string) => {
    const said = words.find(word => word.startsWith(`--${option}=`))?.slice(option.length + 3);
    return said ?? values.get(`OAUTH2_PROXY_${option.toUpperCase().replace(/-/g, '_')}`);
  };
  const isProxy = PROXY.test(String(container.json.image));
  const root = values.get('GF_SERVER_ROOT_URL')?.replace(/\/$/, '');
  const found = isProxy
    ? { at: '\'redirect-url\'', client: told('client-id'), issuer: told('oidc-issuer-url'), uri: told('redirect-url') }
    : { at: 'env \'GF_SERVER_ROOT_URL\'', client: values.get('GF_AUTH_GENERIC_OAUTH_CLIENT_ID'), issuer: values.get('GF_AUTH_GENERIC_OAUTH_AUTH_URL'), uri: root && `${root}/login/generic_oauth` };
  const { at, client, issuer, uri } = found;
  // What is behind the host alone is oauth2-proxy's own to say.
  if (client === undefined || issuer === undefined || uri === undefined || !/^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(uri)) return undefined;
  return { at, client, issuer, uri };
}

/** Whether an address is Dex's, or below it. */
function isOf(address: string, issuer: string): boolean {
  return `${address.replace(/\/$/, '')}/`.startsWith(`${issuer.replace(/\/$/, '')}/`);
}
