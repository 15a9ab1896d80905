import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { isBelow } from '../internal/workloads/paths';
import { haveClaims, podsThat } from '../internal/workloads/pods-that';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'rabbitmq-node-name',
  severity: 'error',
  title: 'A RabbitMQ that keeps its data has a name that stays.',
  why: 'It keeps data in a directory of its node\'s name, which is the name of its pod unless somebody says another: the pod of the next rollout has another name, begins with an empty directory beside the old one, and queues, messages and users are not there.',
  source: 'https://hub.docker.com/_/rabbitmq',
  remedy: 'set \'hostname\' of the pod, or make it a StatefulSet, whose pods keep their names',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveClaims)) {
      const { item, spec, containers } = pods;
      if (!RENAMED.has(item.kind) || spec.hostname !== undefined || spec.hostNetwork === true) continue;
      for (const container of containers) {
        if (!isRabbit(container) || isNamed(cluster, pods, container) || !keepsData(pods, container)) continue;
        yield { item, at: container.at, must: 'must have a name that stays: its data is in a directory of the pod\'s name, and not found by the next pod', value: container.json.image };
      }
    }
  },
};

/** Kinds whose pods get another name each time. */
const RENAMED = new Set(['Deployment', 'ReplicaSet', 'ReplicationController']);
const DATA = '/var/lib/rabbitmq';

function isRabbit({ json }: Container): boolean {
  return officialName(json.image) === 'rabbitmq' && json.command === undefined && json.args === undefined;
}

// https://www.rabbitmq.com/docs/configure#supported-environment-variables
const NAMES = ['RABBITMQ_NODENAME', 'RABBITMQ_MNESIA_DIR', 'RABBITMQ_CONF_ENV_FILE'];
const DIRECTORY = '/etc/rabbitmq';
const FILE = 'rabbitmq-env.conf';

/** Whether somebody says its name or its directory, or may do so: in variables, or in a file of them. */
function isNamed(cluster: Cluster, pods: Pods, container: Container): boolean {
  const { values, isWhole } = variablesOf(cluster, pods, container);
  return !isWhole || NAMES.some(name => values.has(name)) || list(container.json.volumeMounts).some(({ name, mountPath }) => {
    const path = String(mountPath).replace(/\/$/, '');
    return path === `${DIRECTORY}/${FILE}` || (path === DIRECTORY && mayHoldFile(cluster, pods, name));
  });
}

function mayHoldFile(cluster: Cluster, { namespace, spec }: Pods, volume: unknown): boolean {
  const { configMap } = list(spec.volumes).find(({ name }) => name === volume) ?? {};
  const made = cluster.find('ConfigMap', namespace, String(record(configMap).name));
  return !made || FILE in record(made.json.data);
}

function keepsData({ spec }: Pods, { json }: Container): boolean {
  const claimed = list(spec.volumes).filter(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined).map(({ name }) => name);
  return list(json.volumeMounts).some(({ name, mountPath }) => claimed.includes(name) && isBelow(`${String(mountPath)}/`, DATA));
}
