import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { manifest } from '../objects/manifest';
import { PlannedRoute } from '../routing';

/** Adds a route as an Ingress, with what a controller of its own kind reads besides. */
export function ingressObject(
  scope: Construct, id: string, className: string, plan: PlannedRoute, more: Readonly<Record<string, string>> = {},
): ApiObject {
  const { name, metadata, hosts, certified = hosts, path, pathType, service, secretName, issuer } = plan;
  const annotations = { ...metadata.annotations, ...issuer === undefined ? {} : { 'cert-manager.io/cluster-issuer': issuer }, ...more };
  return manifest<k8s.KubeIngressProps>(scope, id, 'networking.k8s.io/v1', {
    metadata: { name, labels: metadata.labels, annotations: Object.keys(annotations).length > 0 ? annotations : undefined },
    spec: {
      ingressClassName: className,
      tls: secretName === undefined ? undefined : [{ hosts: certified, secretName }],
      rules: hosts.map(host => ({
        host,
        http: { paths: [{ path, pathType: pathType === 'Exact' ? 'Exact' : 'Prefix', backend: { service: { name: service.name, port: { name: service.port.name } } } }] },
      })),
    },
  });
}
