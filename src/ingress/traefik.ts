import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { IConnectable } from '../core/connection';
import { Wire } from '../core/internal/api/wire';
import { declare } from '../core/internal/declared';
import { unlessEmpty } from '../core/internal/defaults';
import { Facts, factsOf } from '../core/internal/facts';
import { check, validate } from '../core/internal/finding';
import { MANAGER, PROTECTED, selectorOf } from '../core/internal/labels';
import { nameOf, namespaceOf } from '../core/internal/names';
import { definition } from '../core/internal/objects/custom-resource';
import { manifest } from '../core/internal/objects/manifest';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { withoutProxy } from '../core/internal/pods/site';
import { sizeText } from '../core/internal/quantity';
import { setRouter } from '../core/internal/router';
import { checked } from '../core/internal/shape';
import { Peer } from '../core/peer';
import { DaemonTask } from '../workloads/daemon-task';
import { Worker } from '../workloads/worker';
import { account } from './_account';
import { gatewayObjects } from './_gateway';
import { Routes } from './_routes';
import { entryPointsOf, graceOf, METRICS_PORT } from './_traefik-arguments';
import { classAnnotations } from './_traefik-class';
import { traefikConfiguration } from './_traefik-configuration';
import { TRAEFIK_KINDS } from './_traefik-kinds';
import { acmeClaim, traefikPod } from './_traefik-pod';
import { traefikRights } from './_traefik-rights';
import { traefikRouter } from './_traefik-router';
import { traefikRules } from './_traefik-rules';
import { TraefikProps } from './traefik-props';

/**
 * Traefik 3.6: routes what comes from outside to the programs whose host it is. What of the Platform has a `host`, and is built after it, is routed by it.
 *
 * @see https://doc.traefik.io/traefik/v3.6/
 */
export class Traefik extends Construct {
  /** The release that this is. */
  public static readonly VERSION = '3.6.12';

  /** The pods. */
  public readonly workload: Worker | DaemonTask;

  /** Where clients reach it. */
  public readonly service: ApiObject;

  /** What Ingresses name; undefined where it does not read them. */
  public readonly ingressClass?: ApiObject;

  /** The definitions of its kinds; empty where somebody else makes them. */
  public readonly definitions: ApiObject[];

  constructor(scope: Construct, id: string, props: TraefikProps = {}) {
    super(scope, id);
    const { clean, slips } = checked('TraefikProps', props);
    props = clean;
    const { acme, kind = 'Deployment', replicas = acme ? 1 : 2, className = 'traefik', defaultClass = false, clientIp = 'preserve', providers = {}, metricsFrom = [] } = props;
    const { routes = 'Ingress', serviceType = 'LoadBalancer', serviceAnnotations } = props;
    const { ingress = true, crd = true, gateway = false } = providers;
    const { createDefinitions = crd } = props;
    const facts = factsOf(this);
    // It asks programs by the addresses of their pods: where nobody said which those are, it would ask the proxy for them.
    const asksDirectly = facts.httpProxy !== undefined && !facts.httpProxy.noProxy?.some(each => each.includes('/'));
    if (asksDirectly) withoutProxy(this);
    const { secretName, clusterIssuer: issuer } = facts.tls?._source() ?? {};
    const { redirectToHttps = acme !== undefined || secretName !== undefined || issuer !== undefined } = props;
    const namespace = namespaceOf(this);
    if (namespace === undefined) throw new Error(`[${this.node.path}] must be in a namespace that is known: put it into a Tenant`);
    const name = nameOf(this);
    const labels = { 'app.kubernetes.io/managed-by': MANAGER };
    const entryPoints = entryPointsOf(props);
    setPhase(this, Phase.CONTROLLERS);

    const { domain, ipFamilies } = facts;
    validate(this, slips, traefikRules(props, { replicas, redirects: redirectToHttps, namespace, domain, ipFamilies, asksDirectly }));

    if (createDefinitions) this.definitions = TRAEFIK_KINDS.map(each => definition(this, each));
    else this.definitions = [];
    account(this, name, namespace, traefikRights(providers, namespace));

    if (acme) {
      manifest<k8s.KubePersistentVolumeClaimProps>(this, 'PersistentVolumeClaim', 'v1', {
        metadata: { name: acmeClaim(name), labels, annotations: { ...PROTECTED } },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: acme.storageClassName, resources: { requests: { storage: sizeText(acme.storage ?? '128Mi') } } },
      });
    }
    const decided = { className, service: `${namespace}/${name}`, redirect: redirectToHttps, ...graceOf(props) };
    const pod = traefikPod(name, props, decided, entryPoints, facts);
    this.workload = kind === 'DaemonSet'
      ? new DaemonTask(this, 'Default', { ...pod, maxSurge: 1, service: { name: `${name}-pods`, headless: true } })
      : new Worker(this, 'Default', { ...pod, replicas });
    this.workload.allowFrom(Peer._anyone(entryPoints.map(each => ({ port: each.containerPort, protocol: each.protocol }))));
    for (const peer of metricsFrom) this.workload.allowFrom(peer._at(METRICS_PORT));

    const outside = serviceType !== 'ClusterIP';
    this.service = manifest<k8s.KubeServiceProps>(this, 'Service', 'v1', {
      metadata: { name, labels, annotations: serviceAnnotations },
      spec: {
        type: outside ? serviceType : undefined,
        loadBalancerClass: props.loadBalancerClass,
        allocateLoadBalancerNodePorts: props.allocateLoadBalancerNodePorts === false ? false : undefined,
        ...families(props.ipFamilies, facts),
        externalTrafficPolicy: outside && clientIp === 'preserve' ? 'Local' : undefined,
        selector: selectorOf(name),
        ports: entryPoints.map(each => ({ name: each.name, port: each.port, targetPort: each.name, protocol: each.protocol })),
      },
    });
    if (ingress) {
      this.ingressClass = manifest<k8s.KubeIngressClassProps>(this, 'IngressClass', 'networking.k8s.io/v1', {
        metadata: { name: className, labels, annotations: defaultClass ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : undefined },
        spec: { controller: 'traefik.io/ingress-controller' },
      });
    }

    if (gateway) gatewayObjects(this, name, className, labels, props.defaultCertificate);
    if (crd) traefikConfiguration(this, name, className, props, facts);

    // Whoever names them here says that they are there: its namespace may be nobody's to say so for.
    const named = [props.defaultCertificate, props.dashboard?.users].filter(each => each !== undefined);
    declare(this, ...named.map(secret => ({ kind: 'Secret', name: secret, namespace })));

    // Where it is the only way to a certificate.
    const challenge = acme && props.defaultCertificate === undefined ? acme.challenge ?? 'http' : undefined;
    const written: Routes = {
      className,
      annotations: classAnnotations(className),
      redirects: redirectToHttps,
      trustedProxies: props.trustedProxies ?? [],
      gateway: { name, namespace },
      secured: props.defaultCertificate !== undefined,
      resolver: challenge === 'dns' ? 'acme' : undefined,
    };
    const late = setRouter(this, traefikRouter(routes, written, {
      ingress: { className, namespace, podLabels: selectorOf(name) },
      // What ACME gets is for entry points, which a Gateway does not ask.
      certificates: written.secured || (acme !== undefined && routes !== 'HTTPRoute'),
      acme: routes === 'HTTPRoute' ? undefined : challenge,
      seesClients: clientIp === 'preserve',
      middlewares: crd,
      namespaces: unlessEmpty(providers.namespaces ?? []),
      construct: this,
      reach: peer => this.allowTo(peer),
    }));
    check(this, () => late);
  }

  /** Lets it reach a program that an `IngressRoute` of yours names, and the program be reached. One with a `host` it reaches by itself. */
  public routeTo(target: IConnectable): void {
    this.allowTo(target.peer);
    target.allowFrom(Peer.of(this.workload));
  }

  /** Lets it reach what is no program of this library's. */
  public allowTo(target: Peer): void {
    this.workload._reach(target);
  }
}

/** The families of a Service; where the cluster has one, there is nothing to say. */
function families(wanted: TraefikProps['ipFamilies'], { ipFamilies }: Facts): Pick<Wire<k8s.ServiceSpec>, 'ipFamilyPolicy' | 'ipFamilies'> {
  return ipFamilies.length < 2 ? {} : { ipFamilyPolicy: wanted?.length === 1 ? 'SingleStack' : 'PreferDualStack', ipFamilies: wanted };
}
