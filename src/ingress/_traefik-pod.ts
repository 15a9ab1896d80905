import { Facts } from '../core/internal/facts';
import { CATALOGUE } from '../core/internal/pods/images';
import { Peer } from '../core/peer';
import { PodProps } from '../core/pod';
import { Probe } from '../core/probe';
import { Volume } from '../core/volume';
import { acmePeers } from './_acme-authority';
import { LINUX } from './_linux';
import { ACME_PATH, Decided, EntryPoint, METRICS_PORT, traefikArguments } from './_traefik-arguments';
import { TraefikProps } from './traefik-props';

// cert-manager has the route to its solver read too: https://cert-manager.io/docs/configuration/acme/http01/
const SOLVERS = Peer._everywhere({ 'acme.cert-manager.io/http01-solver': 'true' }, [{ port: 8089, protocol: 'TCP' }]);

/** A pod of Traefik, whatever makes it. */
export function traefikPod(name: string, props: TraefikProps, decided: Decided, entryPoints: readonly EntryPoint[], { tls }: Facts): PodProps {
  const { acme, egress = [], nodeSelector, tolerations, resources } = props;
  const authority = acme ? acmePeers(acme) : [];
  return {
    name,
    image: CATALOGUE.traefik,
    args: traefikArguments(props, decided),
    env: acme?.dnsEnvironment,
    ports: [
      ...entryPoints.map(each => ({ name: each.name, port: each.containerPort, protocol: each.protocol })),
      { name: 'metrics', port: METRICS_PORT },
    ],
    probes: {
      // It answers before it knows its routes: whoever asked then would be told 404.
      ready: Probe.http('/ping', { port: 'metrics', initialDelaySeconds: 5, periodSeconds: 2 }),
      live: Probe.http('/ping', { port: 'metrics', initialDelaySeconds: 5 }),
    },
    volumes: acme ? { [ACME_PATH]: Volume.claim(acmeClaim(name), { accessMode: 'ReadWriteOnce' }) } : undefined,
    // It waits by itself, and goes on taking requests meanwhile.
    preStopSleepSeconds: 0,
    terminationGracePeriodSeconds: decided.acceptSeconds + decided.graceSeconds + 5,
    serviceAccountName: name,
    serviceAccountToken: true,
    egress: [...authority, ...tls?._source().clusterIssuer === undefined ? [] : [SOLVERS], ...egress],
    nodeSelector: { ...LINUX, ...nodeSelector },
    tolerations,
    priorityClassName: 'system-cluster-critical',
    resources: { memory: '256Mi', ...resources },
    labels: { 'app.kubernetes.io/component': 'ingress-controller' },
  };
}

/** The claim that ACME's certificates are in. */
export function acmeClaim(name: string): string {
  return `${name}-acme`;
}
