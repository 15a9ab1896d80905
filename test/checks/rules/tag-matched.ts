import { Case, Cases } from '../_cases';
import { configMap, daemonSet, ofPod } from '../_objects';

const AGENT = 'fluent/fluent-bit:3.2.10';
/** A Fluent Bit with files of settings. */
const fluentBit = (files: Record<string, string>, container: object = {}): Case => ({
  objects: [
    configMap({ data: { 'app.conf': null, ...files } }),
    daemonSet(ofPod({
      volumes: [{ name: 'settings', configMap: { name: 'app' } }],
      containers: [{ name: 'agent', image: AGENT, volumeMounts: [{ name: 'settings', mountPath: '/fluent-bit/etc' }], ...container }],
    })),
  ],
});
const INPUT = '[INPUT]\n    Name    dummy\n    Tag     containers.*\n';
const output = (match: string) => `[OUTPUT]\n    Name    stdout\n    Match   ${match}\n`;
const classic = (...parts: string[]) => fluentBit({ 'fluent-bit.conf': `[SERVICE]\n    Flush 1\n\n${parts.join('\n')}` });
const yaml = (match: string, more = '', ending = '.yaml', routes = '') => fluentBit({ [`fluent-bit${ending}`]: `${more}pipeline:\n  inputs:\n    - name: dummy\n      tag: shop.log\n${routes}  outputs:\n    - name: stdout\n      match: "${match}"\n` }, { args: [`--config=/fluent-bit/etc/fluent-bit${ending}`] });

export const cases: Cases = {
  broken: [
    classic(INPUT, output('kube.*')),
    classic(INPUT, '[FILTER]\n    Name   modify\n    Match  kube.*\n    Add    cluster prod\n', output('*')),
    classic('[INPUT]\n    name cpu\n', output('host.*')),
    fluentBit({ 'fluent-bit.conf': '@INCLUDE input.conf\n@INCLUDE out-*.conf\n', 'input.conf': INPUT, 'out-a.conf': output('*'), 'out-b.conf': output('kube.*') }),
    yaml('shop.audit'),
    classic(INPUT, '[INPUT]\n    Name cpu\n', output('kube.*')),
    classic('[INPUT]\n    Name dummy\n    Tag shop.log\n', output('shop')),
    classic('[INPUT]\n    Name dummy\n    Tag ${NAMESPACE}.log\n', output('shop.audit')),
    classic('[INPUT]\n    Name cpu\n    Alias host\n    Tag host.cpu\n', output('kube.*')),
    fluentBit({ 'own.conf': `${INPUT}${output('kube.*')}` }, { args: ['-c', '/fluent-bit/etc/own.conf'] }),
    yaml('shop.audit', '', '.yml'),
  ],
  sound: [
    classic(INPUT, output('containers.*')),
    classic(INPUT, output('*')),
    classic(output('kube.*')),
    classic(INPUT, '[INPUT]\n    Name cpu\n', output('containers.*')),
    classic(INPUT, `${output('containers.*')}    # Match kube.*\n`),
    classic('[INPUT]\n    Name tail\n    Tag kube.<namespace>.$POD.log\n', output('kube.shop.web.log')),
    classic(INPUT, output('containers.var.log.*_shop_*')),
    classic('[INPUT]\n    Name cpu\n', output('cpu.*')),
    classic('[INPUT]\n    Name cpu\n    Alias host\n', output('host')),
    classic(INPUT, '[OUTPUT]\n    Name stdout\n    Match_Regex ^kube\n'),
    classic(INPUT, '# [OUTPUT]\n#    Match kube.*\n', output('${MATCH}')),
    // Tags of filters, and of those who send.
    classic(INPUT, '[FILTER]\n    Name   rewrite_tag\n    Match  containers.*\n    Rule   $stream ^stderr$ errors false\n', output('errors')),
    classic('[INPUT]\n    Name forward\n', output('kube.*')),
    // Others are not known.
    fluentBit({ 'fluent-bit.conf': `@INCLUDE /etc/more/input.conf\n${INPUT}${output('kube.*')}` }),
    fluentBit({ 'own.conf': `${INPUT}${output('kube.*')}` }),
    fluentBit({ 'fluent-bit.conf': `${INPUT}${output('kube.*')}` }, { args: ['-c', '/fluent-bit/etc/fluent-bit.conf', '-i', 'cpu', '-t', 'kube.cpu'] }),
    yaml('shop.*'),
    yaml('shop.audit', 'includes: [more.yaml]\n'),
    yaml('shop.audit', '', '.yaml', '      routes: {logs: [{name: all, to: {outputs: [stdout]}}]}\n'),
    fluentBit({ 'fluent-bit.conf': `@INCLUDE input.conf\n${output('kube.*')}`, 'input.conf': `@INCLUDE fluent-bit.conf\n${INPUT}` }),
  ],
};
