import { ApiObject, JsonPatch } from 'cdk8s';
import { IngressRoute, Middleware, Tenant, Traefik, TraefikProps, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, loadBalancer, middleware } from '../_objects';

/** A route that lets in by addresses, of a Traefik whose pods are changed. */
function listed(traefik: TraefikProps, more: object = {}, ...patches: JsonPatch[]): Case {
  return {
    build: (tenant, platform) => {
      const controller = new Traefik(new Tenant(platform, 'traefik', { podSecurity: 'privileged' }), 'traefik', traefik);
      for (const each of controller.node.findAll()) if (ApiObject.isApiObject(each) && /^(Deployment|DaemonSet)$/.test(each.kind)) each.addJsonPatch(...patches);
      const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 });
      controller.routeTo(web);
      const { name } = new Middleware(tenant, 'office', { ipAllowList: { sourceRange: ['198.51.100.0/24'], ...more } });
      new IngressRoute(tenant, 'shop', { entryPoints: ['web'], routes: [{ match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 8080 }], middlewares: [{ name }] }] });
    },
  };
}

/** The same, beside what else is in the program. */
const beside = (objects: Case['objects'], ...of: Parameters<typeof listed>): Case => ({ ...listed(...of), objects });
// Clients come to its pods by a port of their nodes.
const ON_NODES = [
  JsonPatch.add('/spec/template/spec/containers/0/ports/-', { name: 'direct', hostPort: 8443, containerPort: 8443 }),
  JsonPatch.replace('/spec/updateStrategy/rollingUpdate', { maxUnavailable: 1 }),
];

export const cases: Cases = {
  broken: [
    listed({ clientIp: 'hide' }),
    beside([middleware()], { clientIp: 'hide', serviceType: 'NodePort' }),
    // What others keep is nothing to this one.
    beside([deployment({}, 'mail'), loadBalancer({ spec: { externalTrafficPolicy: 'Local', loadBalancerClass: 'example.org/other' } }, 'mail')], { clientIp: 'hide' }),
  ],
  sound: [
    listed({ clientIp: 'preserve' }),
    listed({ clientIp: 'hide', proxyProtocolFrom: ['192.0.2.1/32'] }),
    listed({ clientIp: 'hide' }, { ipStrategy: { depth: 1 } }),
    listed({ clientIp: 'hide', serviceType: 'ClusterIP' }),
    listed({ clientIp: 'hide', loadBalancerClass: 'service.k8s.aws/nlb' }),
    listed({ clientIp: 'hide', serviceAnnotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'external' } }),
    listed({ clientIp: 'hide', kind: 'DaemonSet' }, {}, ...ON_NODES),
    // Of somebody else's Traefik nobody knows.
    { objects: [middleware({ spec: { rateLimit: null, ipAllowList: { sourceRange: ['198.51.100.0/24'] } } })] },
  ],
};
