import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../core/internal/api/wire';
import { Found } from '../core/internal/finding';
import { amountOf, cpuText, sizeText } from '../core/internal/quantity';
import { cpu, error, hostName, integer, size } from '../core/internal/rules';
import { ExposureProps } from './exposure';
import { ContainerLimitsProps, QuotaProps } from './quota';

/** What is wrong with a quota, and with what containers get. */
export function quotaRules(quota: QuotaProps | undefined, limits: ContainerLimitsProps | undefined, exposure: ExposureProps | undefined): Found[] {
  const { defaultCpu = DEFAULTS.cpu, defaultMemory = DEFAULTS.memory, maxCpu, maxMemory } = limits ?? {};
  return [
    cpu('quota.cpu', quota?.cpu),
    size('quota.memory', quota?.memory),
    size('quota.ephemeralStorage', quota?.ephemeralStorage),
    size('quota.storage', quota?.storage),
    integer('quota.pods', quota?.pods, 0),
    Object.entries(quota?.objects ?? {}).map(([name, value]): Found => [
      /^[a-z][a-z.]*$|^count\/[a-z]+(\.[a-z0-9.-]+)?$/.test(name) ? undefined : error('quota-name', 'quota.objects', 'must be names that quotas use', name, 'write persistentvolumeclaims, or count/jobs.batch'),
      integer(`quota.objects.${name}`, value, 0),
    ]),
    quota !== undefined && Object.keys(hardOf(quota, exposure)).length === 0 ? error('empty-map', 'quota', 'must limit something', quota, 'give \'cpu\' or \'memory\'') : undefined,
    cpu('containerLimits.defaultCpu', limits?.defaultCpu),
    size('containerLimits.defaultMemory', limits?.defaultMemory),
    size('containerLimits.defaultEphemeralStorage', limits?.defaultEphemeralStorage),
    cpu('containerLimits.maxCpu', maxCpu),
    size('containerLimits.maxMemory', maxMemory),
    maxCpu !== undefined && amountOf(cpuText(maxCpu)) < amountOf(cpuText(defaultCpu))
      ? error('request-over-limit', 'containerLimits.maxCpu', `must not be less than what a container gets that says nothing, ${cpuText(defaultCpu)}`, maxCpu, 'raise it, or lower \'defaultCpu\'')
      : undefined,
    maxMemory !== undefined && amountOf(sizeText(maxMemory)) < amountOf(sizeText(defaultMemory))
      ? error('request-over-limit', 'containerLimits.maxMemory', `must not be less than what a container gets that says nothing, ${sizeText(defaultMemory)}`, maxMemory, 'raise it, or lower \'defaultMemory\'')
      : undefined,
    (exposure?.hosts ?? []).map((host, index) => hostName(`exposure.hosts[${index}]`, host)),
    integer('exposure.loadBalancers', exposure?.loadBalancers, 0),
    integer('exposure.nodePorts', exposure?.nodePorts, 0),
  ];
}

/** The limits of a quota, by the names that Kubernetes has for them. */
export function hardOf(quota: QuotaProps = {}, exposure: ExposureProps | undefined): Record<string, string | number> {
  const { cpu: cores, memory, ephemeralStorage, storage, pods, objects = {} } = quota;
  const all = {
    'requests.cpu': cores === undefined ? undefined : cpuText(cores),
    'requests.memory': memory === undefined ? undefined : sizeText(memory),
    'requests.ephemeral-storage': ephemeralStorage === undefined ? undefined : sizeText(ephemeralStorage),
    'requests.storage': storage === undefined ? undefined : sizeText(storage),
    pods,
    ...objects,
    ...exposure ? { 'services.loadbalancers': exposure.loadBalancers ?? 0, 'services.nodeports': exposure.nodePorts ?? 0 } : {},
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]));
}

const DEFAULTS = { cpu: '100m', memory: '128Mi', ephemeralStorage: '1Gi' };

/**
 * What containers get that say nothing. Limits are not among it: a container that asks for more than the limit it would get is refused.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function limitRange(limits: ContainerLimitsProps = {}): Wire<k8s.LimitRangeSpec> {
  const {
    defaultCpu = DEFAULTS.cpu, defaultMemory = DEFAULTS.memory, defaultEphemeralStorage = DEFAULTS.ephemeralStorage, maxCpu, maxMemory,
  } = limits;
  const most = {
    ...maxCpu === undefined ? {} : { cpu: cpuText(maxCpu) },
    ...maxMemory === undefined ? {} : { memory: sizeText(maxMemory) },
  };
  return {
    limits: [{
      type: 'Container',
      defaultRequest: { 'cpu': cpuText(defaultCpu), 'memory': sizeText(defaultMemory), 'ephemeral-storage': sizeText(defaultEphemeralStorage) },
      max: Object.keys(most).length > 0 ? most : undefined,
    }],
  };
}
