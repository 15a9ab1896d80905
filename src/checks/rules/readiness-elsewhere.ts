import { Cluster } from '../internal/cluster';
import { servicePortsOf, servicesOf, targetNumber } from '../internal/network/services';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'readiness-elsewhere',
  severity: 'warning',
  title: 'Where a container of a pod says when it is ready, the one that gets the requests does.',
  why: 'A pod is ready when all of its containers are, and one without a readiness probe is as soon as it runs. Where a sidecar has a probe alone, requests come to a program that does not listen yet: each rollout answers 502.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-status',
  remedy: 'give it a readiness probe of its own',
  * check(cluster) {
    for (const pods of podsThat(cluster, ({ containers, ends }) => !ends && containers.length > 1)) {
      const other = pods.containers.find(({ role, json }) => role !== 'init' && json.readinessProbe !== undefined);
      // One without a port may be there to look after the others.
      if (!other || !pods.ports.some(({ container }) => container === other)) continue;
      for (const container of askedIn(cluster, pods)) {
        if (container.json.readinessProbe !== undefined || container.json.startupProbe !== undefined) continue;
        yield { item: pods.item, at: container.at, must: `should have a readiness probe, for it gets the requests: ${other.at} alone says when the pod is ready`, value: 'none' };
      }
    }
  },
};

/** The containers to which Services send requests, by ports that they say they have. */
function askedIn(cluster: Cluster, pods: Pods): readonly Container[] {
  // Of a port for metrics, who asks comes again; and who asks for pods that are not ready means it.
  const services = servicesOf(cluster, pods).filter(({ name, spec }) => spec.publishNotReadyAddresses !== true && !METRICS.test(name));
  const numbers = new Set(services.flatMap(service => servicePortsOf(service).filter(isAsked).map(port => targetNumber(port, pods))));
  return [...new Set(pods.ports.filter(port => numbers.has(port.number) && isAsked(port)).map(({ container }) => container))];
}

const METRICS = /metrics|monitoring/;

function isAsked({ name = '' }: { readonly name?: string }): boolean {
  return !METRICS.test(name);
}
