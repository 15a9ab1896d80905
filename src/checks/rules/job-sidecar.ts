import { allWordsOf, Container } from '../internal/pods';
import { waitingCommand } from '../internal/programs/waiting';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'job-sidecar',
  severity: 'error',
  title: 'Every container of a Job comes to an end.',
  why: 'A Job is done when all its containers are: a proxy or an agent beside the program keeps it running for ever, and the next run of a CronJob that forbids two never comes.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-example',
  remedy: 'make it an init container with \'restartPolicy: Always\', which Kubernetes ends with the program',
  * check(cluster) {
    for (const { item, spec, containers, ends } of cluster.pods) {
      if (!ends) continue;
      const programs = containers.filter(({ role }) => role === 'main');
      for (const container of programs) {
        const why = waits(container) ?? (programs.length > 1 && spec.shareProcessNamespace !== true ? known(container) : undefined);
        if (why !== undefined) yield { item, at: container.at, must: `must come to an end, and ${why}: the Job is never done`, value: container.json.image };
      }
    }
  },
};

/** What runs beside programs until somebody stops it. */
const SIDECARS = /(^|\/)(proxyv2|linkerd-proxy|cloud-sql-proxy|cloudsql-docker|gce-proxy|alloy-?db-auth-proxy|envoy|fluent-bit|fluentd|filebeat|promtail|vector|telegraf|opentelemetry-collector(-[a-z]+)?|consul-dataplane|pgbouncer|oauth2-proxy|tailscale)(:|@|$)/;
// Options by which the program ends it.
const ENDED = /quitquitquit|exit-zero-on-sigterm|shutdown|EXIT_ON_ZERO_ACTIVE_CONNECTIONS|(\b|\\n)(kill|killall|pkill|exit|trap|timeout)\b/;

function known({ json }: Container): string | undefined {
  const words = JSON.stringify([json.command, json.args, json.env]);
  return SIDECARS.test(String(json.image)) && !ENDED.test(words) ? 'runs until it is stopped' : undefined;
}

/** Commands that do nothing but wait. */
function waits({ json }: Container): string | undefined {
  const last = waitingCommand(allWordsOf(json).join(' '));
  return last === undefined ? undefined : `does '${last}'`;
}
