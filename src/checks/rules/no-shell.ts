import { list, record } from '../../core/internal/json';
import { askedOf, Container } from '../internal/pods';
import { Rule } from '../internal/rule';
import { isBelow } from '../internal/workloads/paths';
import { podsThat, runWords } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'no-shell',
  severity: 'error',
  title: 'What is run in an image without a shell is in the image.',
  why: 'Images of distroless and the like have the program alone: a command of a shell does not start, a probe by one fails, and of a preStop hook nothing is left but an event.',
  source: 'https://github.com/GoogleContainerTools/distroless#debug-images',
  remedy: 'use \'preStop: {sleep: …}\', a probe by HTTP, TCP or gRPC, or the words of the program itself without a shell',
  * check(cluster) {
    for (const { item, containers } of podsThat(cluster, runWords)) {
      for (const container of containers) {
        const image = String(container.json.image);
        const isBare = BARE.test(image);
        if (!(isBare || CALLED_BARE.test(image)) || WITH_SHELL.test(image)) continue;
        for (const [at, program] of programsOf(container)) {
          if (!OF_SHELLS.test(program) || isMounted(container, program)) continue;
          const certain = isBare && !/^(postStart|preStop)$/.test(at);
          yield { item, at: `${container.at} ${at}`, must: `${certain ? 'must' : 'should'} be in the image, which has no ${program}: it does not run`, value: image, ...certain ? {} : { severity: 'warning' } };
        }
      }
    }
  },
};

const BARE = /^(gcr\.io\/distroless\/|cgr\.dev\/chainguard\/static[:@])/;
// What calls itself so, by its name or its tag, is built upon one: https://github.com/envoyproxy/envoy/tree/main/distribution/docker
const CALLED_BARE = /(^|[/:_.-])distroless([-_.:@/]|$)/;
// The base of kube-proxy has a shell for its scripts, for all its name.
const WITH_SHELL = /[:/-](debug|dev|busybox|shell)\b|distroless-iptables/;
const OF_SHELLS = /^((\/usr)?\/bin\/)?(sh|bash|ash|sleep|cat|echo|test|curl|wget|rm|kill|true)$/;

function programsOf({ json }: Container): Array<readonly [at: string, program: string]> {
  const { command } = json;
  const asked = askedOf(json).map(([at, action]) => [at, record(action.exec).command] as const);
  return [['command', command] as const, ...asked].flatMap(([at, words]) => Array.isArray(words) && words.length > 0 ? [[at, String(words[0])] as const] : []);
}

/** Whether a volume may bring the program. */
function isMounted({ json }: Container, program: string): boolean {
  return list(json.volumeMounts).some(({ mountPath }) => isBelow(program, String(mountPath)) || (!program.includes('/') && /bin\/?$/.test(String(mountPath))));
}
