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
    for (const pods of podsThat(cluster, saysOfOne)) {
      for (const container of askedIn(cluster, pods)) {
        if (container.json.readinessProbe !== undefined || container.json.startupProbe !== undefined) continue;
        const other = pods.containers.find(({ json }) => json.readinessProbe !== undefined);
        yield { item: pods.item, at: container.at, must: `should have a readiness probe, for it gets the requests: ${other?.at ?? 'another'} alone says when the pod is ready`, value: 'none' };
      }
    }
  },
};

/** Whether of several containers that run together some say when they are ready, and some do not. */
function saysOfOne({ containers, ends }: Pods): boolean {
  const running = containers.filter(({ role }) => role !== 'init');
  return !ends && running.length > 1 && new Set(running.map(({ json }) => json.readinessProbe !== undefined)).size === 2;
}

/** The containers to which Services send requests, by ports that they say they have. */
function askedIn(cluster: Cluster, pods: Pods): readonly Container[] {
  // Of a port for metrics, who asks comes again; and who asks for pods that are not ready means it.
  const asked = servicesOf(cluster, pods).filter(({ spec }) => spec.publishNotReadyAddresses !== true).flatMap(service => servicePortsOf(service).filter(({ name }) => !/metrics|monitoring/.test(name ?? '')));
  const numbers = new Set(asked.map(port => targetNumber(port, pods)));
  return [...new Set(pods.ports.filter(({ number, name }) => numbers.has(number) && !/metrics|monitoring/.test(name ?? '')).map(({ container }) => container))];
}
