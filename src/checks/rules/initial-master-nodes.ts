import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods } from '../internal/pods';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { variablesOf } from '../internal/workloads/variables';
import { textAt } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'initial-master-nodes',
  severity: 'error',
  title: 'An Elasticsearch that starts for the first time waits for nodes by the names that they have.',
  why: 'Of the nodes in cluster.initial_master_nodes more than half have to be found, each by its node.name as it is written; in a StatefulSet that is the name of the pod, without the name of its Service. Until then no master is elected, and the cluster answers nobody. One that is to be alone, by discovery.type, stops at such a list.',
  source: 'https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-bootstrap-cluster',
  remedy: 'write the names of the pods, such as es-0,es-1,es-2',
  * check(cluster) {
    for (const pods of podsThat(cluster, runSearch)) {
      for (const container of pods.containers) {
        const { at, names } = waitedFor(cluster, pods, container) ?? { names: [] };
        if (at !== undefined && names.length > 0 && isAlone(cluster, pods, container)) {
          yield { item: pods.item, at, must: 'must not be given with the discovery.type single-node: it does not start', value: names.join(','), remedy: 'leave one of both out', source: ALONE };
          continue;
        }
        const known = names.length === 0 ? undefined : nodeNames(cluster, pods);
        const missing = names.filter(name => known?.has(name) === false);
        if (!known || at === undefined || missing.length * 2 < names.length || names.some(name => ADDRESS.test(name))) continue;
        // One that has nothing of a node here may be somewhere else.
        const areOurs = missing.every(name => known.has(name.split('.')[0]));
        yield { item: pods.item, at, must: `${areOurs ? 'must' : 'should'} be names of nodes, which are ${[...known].slice(0, 3).join(', ')}: no master is elected`, value: names.join(','), ...areOurs ? { remedy: `write '${names.map(name => name.split('.')[0]).join(',')}'` } : { severity: 'warning' } };
      }
    }
  },
};

// https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/discovery-gateway-settings/
const SETTINGS = ['cluster.initial_master_nodes', 'cluster.initial_cluster_manager_nodes'];
const IMAGE = /(^|\/)(elasticsearch(-oss)?|opensearch)(:|@|$)/;
const FILES = ['elasticsearch', 'opensearch'].map(name => `/usr/share/${name}/config/${name}.yml`);
const ADDRESS = /^\d+(\.\d+){3}(:\d+)?$|^\[|[${]/;

function runSearch({ containers }: Pods): boolean {
  return containers.some(runsSearch);
}

function runsSearch({ json, role }: Container): boolean {
  return role === 'main' && IMAGE.test(String(json.image));
}

interface WaitedFor {
  readonly at: string;
  readonly names: readonly string[];
}

/** The nodes that a container waits for: by its variables, or by its file. */
function waitedFor(cluster: Cluster, pods: Pods, container: Container): WaitedFor | undefined {
  if (!runsSearch(container)) return undefined;
  const { values } = variablesOf(cluster, pods, container);
  for (const setting of SETTINGS) {
    if (values.has(setting)) return { at: `${container.at} env '${setting}'`, names: namesIn(values.get(setting)) };
  }
  const settings = fileOf(cluster, pods, container);
  const said = SETTINGS.find(setting => settings[setting] !== undefined);
  return said === undefined ? undefined : { at: `${container.at} ${said}`, names: namesIn(settings[said]) };
}

/** Whether a container is told that there are no other nodes. */
function isAlone(cluster: Cluster, pods: Pods, container: Container): boolean {
  const { values } = variablesOf(cluster, pods, container);
  const { discovery, 'discovery.type': type = record(discovery).type } = fileOf(cluster, pods, container);
  return (values.has('discovery.type') ? values.get('discovery.type') : type) === 'single-node';
}

const ALONE = 'https://github.com/elastic/elasticsearch/blob/main/server/src/main/java/org/elasticsearch/cluster/coordination/ClusterBootstrapService.java';

function namesIn(said: unknown): string[] {
  return (Array.isArray(said) ? said.map(String) : String(said ?? '').split(',')).map(name => name.trim()).filter(name => name !== '');
}

/** What the file of a container says, by names with dots. */
function fileOf(cluster: Cluster, pods: Pods, container: Container): Json {
  const text = FILES.map(path => textAt(cluster, pods, container, path)).find(each => each !== undefined);
  if (text === undefined) return {};
  const { node, cluster: of, ...others } = readYaml(text) ?? { 'node.name': UNKNOWN };
  return { ...dotted('node', node), ...dotted('cluster', of), ...others };
}

function dotted(prefix: string, settings: unknown): Json {
  return Object.fromEntries(Object.entries(record(settings)).map(([name, value]) => [`${prefix}.${name}`, value]));
}

const UNKNOWN = '${}';

/** The names of all nodes of a namespace; undefined where some are not known. */
function nodeNames(cluster: Cluster, { namespace }: Pods): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const pods of cluster.podsIn(namespace).filter(runSearch)) {
    for (const container of pods.containers.filter(runsSearch)) {
      const own = namesOf(cluster, pods, container);
      if (!own) return undefined;
      for (const name of own) names.add(name);
    }
  }
  return names;
}

/** The names of the nodes of a container, in all of its pods: their host names, where nothing else is said. */
function namesOf(cluster: Cluster, pods: Pods, container: Container): readonly string[] | undefined {
  const { json } = container;
  const variable = list(json.env).find(({ name }) => name === 'node.name');
  const { 'node.name': inFile } = fileOf(cluster, pods, container);
  if (variable === undefined && (json.envFrom !== undefined || /node\.name/.test(JSON.stringify([json.command, json.args])))) return undefined;
  const said = variable === undefined ? inFile : variable.valueFrom === undefined ? variable.value : UNKNOWN;
  if (said === undefined || said === '${HOSTNAME}' || (variable && isPodName(json, variable))) return podNames(cluster, pods);
  return typeof said === 'string' && !/[$(]/.test(said) ? [said] : undefined;
}

/** Whether a variable is the name of the pod, by itself or by another one. */
function isPodName({ env }: Json, { value, valueFrom }: Json): boolean {
  const [, other] = /^\$\((\w+)\)$/.exec(String(value)) ?? [];
  const source = other === undefined ? valueFrom : list(env).find(({ name }) => name === other)?.valueFrom;
  return record(record(source).fieldRef).fieldPath === 'metadata.name';
}

function podNames(cluster: Cluster, { item, spec }: Pods): string[] | undefined {
  const { start = 0 } = record(item.spec.ordinals);
  const most = cluster.count(item)?.most;
  if (item.kind !== 'StatefulSet' || most === undefined || spec.hostNetwork === true || spec.hostname !== undefined) return undefined;
  return Array.from({ length: most }, (_, index) => `${item.name}-${Number(start) + index}`);
}
