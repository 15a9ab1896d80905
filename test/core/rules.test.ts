import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Finding, Found, message } from '../../src/core/internal/finding';
import * as rules from '../../src/core/internal/rules';

function messages(found: Found): string[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found.flatMap(messages) : [message(found)];
}

const { image, integer, port, hostName, envName, dataKey, portName, absolutePath, dnsLabel, subdomain, oneOf, seconds } = rules;
const { fileMode, countOrPercent, cpu, size, cidr, labels, annotations, notBoth } = rules;
const DIGEST = `sha256:${'0'.repeat(64)}`;

const accepted: Array<[string, Found]> = [
  ['an undefined value', [image('x', undefined), integer('x', undefined, 0), port('x', undefined), cpu('x', undefined), size('x', undefined), cidr('x', undefined), seconds('x', undefined), oneOf('x', undefined, [])]],
  ['images with a tag, a digest, a port', [image('x', 'nginx'), image('x', 'nginx:1.29'), image('x', `nginx@${DIGEST}`), image('x', 'localhost:5000/team/app:1'), image('x', `r.example.org/a/b_c:1.0@${DIGEST}`)]],
  ['the smallest and largest ports', [port('x', 1), port('x', 65535)]],
  ['whole numbers at both ends', [integer('x', 0, 0), integer('x', 777, 0, 777)]],
  ['permissions', [fileMode('x', undefined), fileMode('x', 0), fileMode('x', 0o400), fileMode('x', 0o444), fileMode('x', 0o777)]],
  ['names of variables', [envName('x', 'A'), envName('x', '_a.b-C9')]],
  ['keys of a Secret', [dataKey('x', '.dockerconfigjson'), dataKey('x', 'tls_KEY-1')]],
  ['port names', [portName('x', 'http'), portName('x', 'a234567890-bcde'), portName('x', '9p')]],
  ['paths', [absolutePath('x', '/'), absolutePath('x', '/a/..b/c d')]],
  ['labels of 63', [dnsLabel('x', 'a'.repeat(63)), subdomain('x', 'a.b-c')]],
  ['host names', [hostName('x', 'a'), hostName('x', 'a-1.example.org'), hostName('x', '*.example.org')]],
  ['times', [seconds('x', 0), seconds('x', Duration.minutes(1), 60)]],
  ['counts and shares', [countOrPercent('x', 0), countOrPercent('x', '0%'), countOrPercent('x', '100%')]],
  ['cpu', [cpu('x', '1m'), cpu('x', 0.25), cpu('x', '1.5'), cpu('x', Cpu.millis(10))]],
  ['sizes', [size('x', '1Mi'), size('x', '1.5Gi'), size('x', '1e9'), size('x', Size.gibibytes(2))]],
  ['ranges', [cidr('x', '0.0.0.0/0'), cidr('x', '192.0.2.7/32'), cidr('x', '2001:db8::/32'), cidr('x', '::/0'), cidr('x', '::1/128')]],
  ['labels', [labels('x', { 'a.example.org/b_c': '', 'A': 'x_y.z-1' }), labels('x', undefined)]],
  ['annotations with any text', [annotations('x', { 'a/b': 'any {text} at all' })]],
  ['one of two', [notBoth('a', 1, 'b', undefined, ''), notBoth('a', undefined, 'b', 1, '')]],
];

test.each(accepted)('%s: accepted', (_, found) => expect(messages(found)).toEqual([]));

const refused: Array<[Found, string]> = [
  [image('image', ''), '\'image\' must be a container image such as \'registry.example.org/shop:1.4.2\', got ""; give a repository with a tag or a digest (rule: image)'],
  [image('image', 'Shop:1'), '\'image\' must be a container image such as \'registry.example.org/shop:1.4.2\', got "Shop:1"; give a repository with a tag or a digest (rule: image)'],
  [integer('replicas', -1, 0), '\'replicas\' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)'],
  [integer('replicas', 1.5, 0), '\'replicas\' must be a whole number of 0 or more, got 1.5; change it, or leave it out for the default (rule: whole-number)'],
  [integer('mode', 512, 0, 0o777), '\'mode\' must be a whole number from 0 to 511, got 512; change it, or leave it out for the default (rule: whole-number)'],
  [port('port', 99999), '\'port\' must be a port from 1 to 65535, got 99999; give the port that the program listens on (rule: port)'],
  [port('port', 0), '\'port\' must be a port from 1 to 65535, got 0; give the port that the program listens on (rule: port)'],
  [fileMode('mode', 0o1000), '\'mode\' must be a whole number from 0 to 511, got 512; change it, or leave it out for the default (rule: whole-number)'],
  [fileMode('mode', 400), '\'mode\' must be meant in decimal, in which 0400 is 256, got 400; write 256, or 0o400 in TypeScript (rule: file-mode)'],
  [hostName('host', 'BAD HOST'), '\'host\' must be a DNS name in lower case: letters, digits and \'-\', in parts joined by \'.\', got "BAD HOST"; give a single label, or a whole name such as \'shop.example.org\' (rule: host)'],
  [envName('env', 'A B='), '\'env\' must be the name of a variable: letters, digits, \'_\', \'-\' and \'.\', not beginning with a digit, got "A B="; rename the variable (rule: env-name)'],
  [dataKey('key', 'a/b'), '\'key\' must be a key of a Secret or ConfigMap: letters, digits, \'-\', \'_\' and \'.\', got "a/b"; give the key as it is in the object (rule: data-key)'],
  [portName('name', 'a--b'), '\'name\' must be at most 15 lower-case letters, digits and single \'-\', with a letter, got "a--b"; shorten or rename the port (rule: port-name)'],
  [portName('name', '80'), '\'name\' must be at most 15 lower-case letters, digits and single \'-\', with a letter, got "80"; shorten or rename the port (rule: port-name)'],
  [absolutePath('files', 'etc/app'), '\'files\' must be an absolute path without \'..\' or \':\', got "etc/app"; begin it with \'/\' (rule: path)'],
  [absolutePath('files', '/etc/../app'), '\'files\' must be an absolute path without \'..\' or \':\', got "/etc/../app"; begin it with \'/\' (rule: path)'],
  [dnsLabel('name', 'My_App'), '\'name\' must be at most 63 lower-case letters, digits and \'-\', with a letter or digit at both ends, got "My_App"; rename it, or give another name by the prop \'name\' (rule: dns-label)'],
  [dnsLabel('name', 'a'.repeat(53), 52), `'name' must be at most 52 lower-case letters, digits and '-', with a letter or digit at both ends, got "${'a'.repeat(53)}"; rename it, or give another name by the prop 'name' (rule: dns-label)`],
  [subdomain('secret', 'a..b'), '\'secret\' must be the name of an object: lower-case letters, digits, \'-\' and \'.\', at most 253 characters, got "a..b"; give the name as kubectl prints it (rule: dns-subdomain)'],
  [oneOf('spread', 'even', ['prefer', 'none']), '\'spread\' must be one of \'prefer\', \'none\', got "even"; choose one of them (rule: one-of)'],
  [seconds('grace', Duration.seconds(0), 1), '\'grace\' must be a whole number of 1 or more, got 0; change it, or leave it out for the default (rule: whole-number)'],
  [countOrPercent('maxSurge', '101%'), '\'maxSurge\' must be a whole number of pods or a share from \'0%\' to \'100%\', got "101%"; write 1 or \'25%\' (rule: count-or-percent)'],
  [cpu('cpu', '0'), '\'cpu\' must be an amount of CPU of 1m or more, in whole thousandths, got "0"; write \'500m\', 0.5 or Cpu.millis(500) (rule: cpu)'],
  [cpu('cpu', 0.0005), '\'cpu\' must be an amount of CPU of 1m or more, in whole thousandths, got 0.0005; write \'500m\', 0.5 or Cpu.millis(500) (rule: cpu)'],
  [size('memory', '1.5'), '\'memory\' must be an amount of whole bytes, as Kubernetes writes it, got "1.5"; write \'512Mi\' or Size.mebibytes(512) (rule: size)'],
  [size('memory', '512MB'), '\'memory\' must be an amount of whole bytes, as Kubernetes writes it, got "512MB"; write \'512Mi\' or Size.mebibytes(512) (rule: size)'],
  [size('memory', '128'), '\'memory\' must be at least 1Mi, got "128"; add the unit: a bare number is bytes, and m thousandths of one (rule: size-unit)'],
  [image('image', 'a//b:1'), '\'image\' must be a container image such as \'registry.example.org/shop:1.4.2\', got "a//b:1"; give a repository with a tag or a digest (rule: image)'],
  [annotations('annotations', { a: 'x'.repeat(2 ** 18) }), '\'annotations\' must be at most 256 KiB in all, got "262145 bytes"; put it into a file (rule: annotations-size)'],
  [rules.serviceName('name', '1web'), '\'name\' must be at most 63 lower-case letters, digits and \'-\', beginning with a letter and not ending with \'-\', got "1web"; rename it, or give another name by the prop \'name\' (rule: dns-label)'],
  [cidr('cidrs[0]', '192.0.2.1/24'), '\'cidrs[0]\' must be a range of addresses with its length, and no bits beyond it, got "192.0.2.1/24"; write \'192.0.2.0/24\', or \'192.0.2.7/32\' for one address (rule: cidr)'],
  [cidr('cidrs[0]', '2001:db8:::/32'), '\'cidrs[0]\' must be a range of addresses with its length, and no bits beyond it, got "2001:db8:::/32"; write \'192.0.2.0/24\', or \'192.0.2.7/32\' for one address (rule: cidr)'],
  [labels('labels', { team: 'b c' }), 'labels \'team\' must be at most 63 letters, digits, \'-\', \'_\' and \'.\', got "b c"; shorten it, or make it an annotation (rule: label-value)'],
  [labels('labels', { 'a b': 'c' }), '\'labels\' must have keys of letters, digits, \'-\', \'_\' and \'.\', with a DNS name and \'/\' before them or not, got "a b"; rename the label (rule: label-key)'],
  [annotations('annotations', { '/a': 'c' }), '\'annotations\' must have keys of letters, digits, \'-\', \'_\' and \'.\', with a DNS name and \'/\' before them or not, got "/a"; rename the annotation (rule: annotation-key)'],
  [notBoth('replicas', 2, 'scaling', {}, 'remove one'), '\'replicas\' must not be given beside \'scaling\', got 2; remove one (rule: not-both)'],
];

test.each(refused)('refused: %#', (found, text) => expect(messages(found)).toEqual([text]));

test.each(['1.2.3', '256.0.0.1/8', '1.2.3.4/33', '01.2.3.4/32', '::/129', 'a/8', '1::2::3/128', '1:2:3:4:5:6:7/128'])('%s is no range', value => {
  expect(messages(cidr('x', value))).toHaveLength(1);
});

test('a long value is shortened, and the message says so', () => {
  const long: Finding = rules.error('x', 'x', 'must be short', 'y'.repeat(1000), 'shorten it');
  expect(long.value).toBe(`"${'y'.repeat(59)}… (1002 characters)`);
});
