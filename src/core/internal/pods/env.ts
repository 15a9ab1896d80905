import { EnvValue, k8s } from 'cdk8s-plus-27';
import { EnvFrom, EnvVar } from '../../env';
import { Wire } from '../api/wire';
import { unlessDefault } from '../defaults';
import { Found, within } from '../finding';
import { containerResource, dataKey, envName, podField, subdomain } from '../rules';
import { secretRules } from '../secrets';

/** What the value of a variable can be. */
export type Value = string | EnvVar | EnvValue;

/** What is wrong with whole objects as variables. */
export function envFromRules(envFrom: readonly EnvFrom[] = []): Found[] {
  return envFrom.map((each, index): Found => {
    const { name, prefix } = each._source();
    const at = `envFrom[${index}]`;
    return [within(at, each._slips()), subdomain(at, name), prefix === '' ? undefined : envName(`${at} prefix`, prefix)];
  });
}

/** Whole objects as a container lists them. */
export function envFromList(envFrom: readonly EnvFrom[] = []): Array<Wire<k8s.EnvFromSource>> | undefined {
  return envFrom.length === 0 ? undefined : envFrom.map(each => {
    const { source, name, prefix, optional } = each._source();
    return { prefix: unlessDefault(prefix, ''), [source]: { name, optional: unlessDefault(optional, false) } };
  });
}

/** What is wrong with variables. */
export function envRules(env: Readonly<Record<string, Value>> = {}, namespace?: string): Found[] {
  return Object.entries(env).map(([name, value]): Found => {
    if (typeof value === 'string' || !('_valueFrom' in value)) return envName('env', name);
    const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = value._valueFrom();
    const at = `env '${name}'`;
    return [
      envName('env', name),
      [secretKeyRef, configMapKeyRef].map(reference => reference && [subdomain(at, reference.name), dataKey(at, reference.key)]),
      secretRules(at, value._secret(), secretKeyRef?.key, namespace),
      podField(at, fieldRef?.fieldPath),
      containerResource(at, resourceFieldRef?.resource),
    ];
  });
}

/** Variables as a container lists them. */
export function envList(env: Readonly<Record<string, Value>>): Array<Wire<k8s.EnvVar>> {
  return Object.entries(env).map(([name, value]) => {
    if (typeof value === 'string') return { name, value };
    if ('_valueFrom' in value) return { name, valueFrom: value._valueFrom() };
    return { name, value: value.value === undefined ? undefined : String(value.value), valueFrom: value.valueFrom };
  });
}

/** The variables of a connection with a prefix before each, also where one refers to another by `$(NAME)`. */
export function prefixed(env: Readonly<Record<string, string | EnvVar>>, prefix: string): Record<string, string | EnvVar> {
  const rename = (text: string) => text.replace(/\$\(([^)]+)\)/g, (whole, name) => name in env ? `$(${prefix}${name})` : whole);
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [prefix + name, typeof value === 'string' ? rename(value) : value]));
}
