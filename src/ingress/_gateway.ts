import { Construct } from 'constructs';
import { customManifest } from '../core/internal/objects/manifest';
import { WEB, WEBSECURE } from './_traefik-arguments';

const API = 'gateway.networking.k8s.io/v1';

/** What HTTPRoutes are of: a Gateway whose listeners are the entry points, that of https where there is a certificate. */
export function gatewayObjects(
  scope: Construct, name: string, className: string, labels: Record<string, string>, certificate: string | undefined,
): void {
  const allowedRoutes = { namespaces: { from: 'All' } };
  customManifest(scope, 'GatewayClass', API, { metadata: { name: className, labels }, spec: { controllerName: 'traefik.io/gateway-controller' } });
  customManifest(scope, 'Gateway', API, {
    metadata: { name, labels },
    spec: {
      gatewayClassName: className,
      listeners: [
        { name: WEB.name, protocol: 'HTTP', port: WEB.containerPort, allowedRoutes },
        ...certificate === undefined ? [] : [{ name: WEBSECURE.name, protocol: 'HTTPS', port: WEBSECURE.containerPort, tls: { certificateRefs: [{ name: certificate }] }, allowedRoutes }],
      ],
    },
  });
}
