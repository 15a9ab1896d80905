import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Manifest } from './_synth';

export type Values = fc.Arbitrary<unknown>;

/** What can be said of a prop. */
export interface Prop {
  readonly any: Values;
  /** A value that makes a difference; left out where a prop is required. */
  readonly other?: unknown;
}

/** What can be said of a struct. */
export interface Struct {
  readonly props: Readonly<Record<string, Prop>>;
  /** Options that a program cannot do without. */
  readonly base?: Record<string, unknown>;
  /** What a program that has these options renders; left out where the struct only serves others. */
  render?(options: Record<string, unknown>): Manifest[];
}

/** One of some values. */
export const one = (...values: unknown[]): Values => fc.constantFrom(...values);

/** Structs with any of these props, and all that are required. */
export const optional = <T>(shape: Readonly<Record<string, Prop>>, requiredKeys: string[] = []): fc.Arbitrary<T> => {
  const values = Object.fromEntries(Object.entries(shape).map(([name, { any }]) => [name, any]));
  return fc.record(values, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<T>;
};

/** Good values, and one in fifteen hundred times a bad one: a program has a thousand values. */
export function mostly(good: Values, ...bad: unknown[]): Values {
  return fc.oneof({ weight: 1500, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
}

export const whole = (min: number, max: number, ...bad: unknown[]): Values => mostly(fc.integer({ min, max }), -1, 1.5, ...bad);
export const list = (items: Values): Values => fc.uniqueArray(items, { maxLength: 3, selector: item => JSON.stringify(item) });
export const map = (keys: Values, values: Values): Values =>
  fc.dictionary(keys as fc.Arbitrary<string>, values, { maxKeys: 3, noNullPrototype: true });
export const yes = fc.boolean();
export const awkward = ['1_000', 'yes', '0o7', '~', '1e3', 'a: b', '# c', '\n', '{{x}}', '$(HOME)', '=', '12:30:45', 'é😀'];
export const text: Values = fc.oneof(fc.string(), one(...awkward));
export const times = fc.oneof(fc.integer({ min: 1, max: 120 }), one(Duration.seconds(30), Duration.minutes(2)));
export const seconds: Values = mostly(times, -5, 0.5, Duration.millis(100));
export const sizes: Values = mostly(one('64Mi', '1Gi', '1.5Gi', '500M', '1e9', Size.mebibytes(200), Size.gibibytes(3)), '', '1GB', '-1Gi', '0', '1.5');
export const cpus: Values = mostly(one('50m', '1', '0.25', 0.1, 2, Cpu.millis(300), Cpu.units(1)), '', '1 core', -1, 0, 0.0001);
export const label = mostly(one('a', 'web', 'my-app', 'x1', 'a'.repeat(40)), 'My_App', '', '-a', 'a'.repeat(64));
export const objectName = mostly(one('app', 'app.v1', 'login-2'), 'A', '', 'a/b');
export const dataKey = mostly(one('password', 'tls.crt', 'A_B'), '', 'a b', 'a/b');
export const path = mostly(one('/data', '/etc/app', '/var/lib/x y', '/tmp', '/a-b', '/a/b', '/srv/files'), 'data', '', '/a/../b', '/a:b');
export const port = mostly(one(80, 443, 8080, 9090, 65535, 1), 0, 65536, 99999, 1.5);
export const image = mostly(one('nginx:1.29', 'registry.example.org:5000/a/b:1', `quay.io/a/b@sha256:${'a'.repeat(64)}`, 'a_b/c.d:x_1'), '', 'nginx', 'nginx:latest', 'Nginx:1', ':1');
export const host = mostly(one('shop', 'www', 'a.example.net'), 'BAD HOST', '', 'a..b', 'A');
export const range = mostly(one('10.0.0.0/8', '192.0.2.7/32', '2001:db8::/32', '0.0.0.0/0'), '10.0.0.1/8', 'x', '', '10.0.0.0/33');
export const labels = map(mostly(one('team', 'example.org/tier', 'a_b'), 'a b', ''), mostly(one('', 'x', 'a_b.c'), 'b c', 'a'.repeat(64)));
export const annotations = map(mostly(one('note', 'example.org/note'), 'a b', ''), text);
export const userId = whole(0, 70_000, 2 ** 31);
export const percent = whole(1, 95, 0);
export const share = mostly(one(0, 1, 2, '0%', '25%', '100%'), -1, '101%', 'x', 0.5);
