import { k8s } from 'cdk8s-plus-27';
import { Peer } from '../../peer';
import { ServiceProps } from '../../service';
import { newerField } from '../api/newer';
import { Wire } from '../api/wire';
import { unlessDefault } from '../defaults';
import { Facts } from '../facts';
import { Found } from '../finding';
import { isGrpc, Port, servicePorts } from '../pods/ports';
import { secondsOf } from '../quantity';
import { annotations, cidr, error, integer, labelKey, oneOf, seconds, serviceName, warning } from '../rules';
import { EVERYWHERE } from './policy';

/** What is wrong with how ports are offered. */
export function serviceRules(props: ServiceProps, ports: readonly Port[], { minor, ipFamilies }: Facts): Found[] {
  if (Object.keys(props).length === 0) return [];
  const { type = 'ClusterIP', headless = false, nodePorts = {}, sessionAffinity = 'None', trafficDistribution } = props;
  const outside = type !== 'ClusterIP';
  const only = (prop: keyof ServiceProps, holds: boolean, where: string): Found => props[prop] === undefined || holds
    ? undefined
    : error('service-type', `service.${prop}`, `is for ${where} alone`, props[prop], 'remove it, or change the type');
  return [
    serviceName('service.name', props.name, 63, 'rename it'),
    oneOf('service.type', type, ['ClusterIP', 'NodePort', 'LoadBalancer']),
    annotations('service.annotations', props.annotations),
    oneOf('service.sessionAffinity', sessionAffinity, ['None', 'ClientIP']),
    seconds('service.sessionAffinityTimeoutSeconds', props.sessionAffinityTimeoutSeconds, 1),
    props.sessionAffinityTimeoutSeconds === undefined ? undefined : integer('service.sessionAffinityTimeoutSeconds', secondsOf(props.sessionAffinityTimeoutSeconds), 1, 86400),
    oneOf('service.internalTrafficPolicy', props.internalTrafficPolicy, ['Cluster', 'Local']),
    oneOf('service.externalTrafficPolicy', props.externalTrafficPolicy, ['Cluster', 'Local']),
    oneOf('service.ipFamilyPolicy', props.ipFamilyPolicy, ['SingleStack', 'PreferDualStack', 'RequireDualStack']),
    props.ipFamilyPolicy === 'RequireDualStack' && ipFamilies.length === 1
      ? error('ip-family', 'service.ipFamilyPolicy', `must not ask for both families where the Platform has ${ipFamilies[0]} alone: the API server refuses it`, props.ipFamilyPolicy, 'use PreferDualStack, or say what the cluster has: \'ipFamilies\' of the Platform')
      : undefined,
    oneOf('service.trafficDistribution', trafficDistribution, ['PreferClose']),
    newerField('service.trafficDistribution', 'ServiceSpec.trafficDistribution', trafficDistribution, minor),
    only('headless', !headless || !outside, 'the type ClusterIP'),
    headless ? ports.filter(({ port, servicePort }) => port !== servicePort).map(({ name, servicePort }) =>
      error('service-type', `service port '${name}'`, 'must be the container\'s own number for a headless Service, which forwards nothing', servicePort, 'remove \'servicePort\'')) : [],
    headless && sessionAffinity !== 'None' ? error('service-type', 'service.sessionAffinity', 'must be None for a headless Service, which forwards nothing', sessionAffinity, 'remove one of them') : undefined,
    only('sessionAffinityTimeoutSeconds', sessionAffinity === 'ClientIP', 'the affinity ClientIP'),
    only('nodePorts', outside, 'the types NodePort and LoadBalancer'),
    only('externalTrafficPolicy', outside, 'the types NodePort and LoadBalancer'),
    only('loadBalancerSourceRanges', type === 'LoadBalancer', 'the type LoadBalancer'),
    only('loadBalancerClass', type === 'LoadBalancer', 'the type LoadBalancer'),
    only('allocateLoadBalancerNodePorts', type === 'LoadBalancer', 'the type LoadBalancer'),
    type === 'LoadBalancer' && props.loadBalancerSourceRanges !== undefined && props.externalTrafficPolicy !== 'Local'
      ? warning('source-ranges', 'service.loadBalancerSourceRanges', 'hold for the address of the load balancer alone: nodes hide who calls, so the network policy lets in anybody', props.loadBalancerSourceRanges, 'set \'externalTrafficPolicy: Local\', and \'allocateLoadBalancerNodePorts: false\' where it needs none')
      : undefined,
    labelKey('service.loadBalancerClass', props.loadBalancerClass),
    (props.loadBalancerSourceRanges ?? []).map((range, index) => cidr(`service.loadBalancerSourceRanges[${index}]`, range)),
    Object.entries(nodePorts).map(([name, number]): Found => [
      ports.some(each => each.name === name) ? undefined : error('not-a-port', 'service.nodePorts', `must name ports of the container: ${ports.map(each => each.name).join(', ')}`, name, 'correct it'),
      integer(`service.nodePorts.${name}`, number, 30000, 32767),
    ]),
  ];
}

/** A Service of ports. One that a Gateway may lead to says what speaks gRPC, since it is asked by HTTP/1.1 otherwise. */
export function serviceSpec(props: ServiceProps, ports: readonly Port[], selector: Record<string, string>, gateway = false): Wire<k8s.ServiceSpec> {
  const { nodePorts = {}, headless = false, sessionAffinityTimeoutSeconds = 10800 } = props;
  const affinitySeconds = secondsOf(sessionAffinityTimeoutSeconds);
  return {
    type: unlessDefault(props.type, 'ClusterIP'),
    clusterIP: headless ? 'None' : undefined,
    selector,
    ports: servicePorts(ports).map(port => ({
      ...port,
      appProtocol: gateway && isGrpc(port.name ?? '') ? 'kubernetes.io/h2c' : undefined,
      nodePort: port.name === undefined ? undefined : nodePorts[port.name],
    })),
    loadBalancerSourceRanges: props.loadBalancerSourceRanges,
    loadBalancerClass: props.loadBalancerClass,
    allocateLoadBalancerNodePorts: unlessDefault(props.allocateLoadBalancerNodePorts, true),
    sessionAffinity: unlessDefault(props.sessionAffinity, 'None'),
    sessionAffinityConfig: affinitySeconds === 10800 ? undefined : { clientIP: { timeoutSeconds: affinitySeconds } },
    internalTrafficPolicy: unlessDefault(props.internalTrafficPolicy, 'Cluster'),
    externalTrafficPolicy: unlessDefault(props.externalTrafficPolicy, 'Cluster'),
    trafficDistribution: props.trafficDistribution,
    publishNotReadyAddresses: unlessDefault(props.publishNotReadyAddresses, false),
    ipFamilyPolicy: unlessDefault(props.ipFamilyPolicy, 'SingleStack'),
  };
}

/**
 * Who comes in from outside of the cluster. Unless the traffic policy is Local, nodes put their own address in place of the caller's: kube-proxy then has
 * to see to the ranges, which it does.
 */
export function outsideCallers({ type = 'ClusterIP', externalTrafficPolicy, loadBalancerSourceRanges }: ServiceProps, { ipFamilies }: Facts): Peer[] {
  if (type === 'ClusterIP') return [];
  const ranges = externalTrafficPolicy === 'Local' ? loadBalancerSourceRanges : undefined;
  return (ranges ?? ipFamilies.map(family => EVERYWHERE[family])).map(range => Peer.cidr(range));
}
