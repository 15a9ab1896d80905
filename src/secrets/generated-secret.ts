import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Found, validate } from '../core/internal/finding';
import { MANAGER, SECRET_OF } from '../core/internal/labels';
import { nameOf, namespaceOf } from '../core/internal/names';
import { makesSecret } from '../core/internal/objects/made-secret';
import { manifest } from '../core/internal/objects/manifest';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { apiJob } from '../core/internal/pods/api-job';
import { dataKey, dnsLabel, error, integer, subdomain } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { ISecret } from '../core/secret';
import { BatchJob } from '../workloads/batch-job';
import { generateScript, REFUSED } from './_generate-script';

/** Props of a `GeneratedSecret`. */
export interface GeneratedSecretProps {
  /**
   * The name of the Secret, in place of the one from the tree.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;

  /**
   * Its keys; each gets a value of its own. One that is added when the Secret is there is not made: `apply.sh` asks for it.
   *
   * @default ['password']
   */
  readonly keys?: string[];

  /**
   * Random bytes in a value, 16 to 128. It is written in hexadecimal digits, two for each, so it means nothing special in a URL or a shell.
   *
   * @default 24
   */
  readonly bytes?: number;

  /**
   * PersistentVolumeClaims whose data needs the values: where one of them exists and the Secret does not, no new one is made, for it would not fit. The
   * Secret has to be restored then.
   *
   * @default []
   */
  readonly guards?: string[];
}

/**
 * A Secret whose values are made in the cluster, once, and are nowhere else. A Job makes it before anything that needs it is applied; it may create
 * Secrets and do nothing else with them, so a value that is there is never read and never replaced.
 */
export class GeneratedSecret extends Construct implements ISecret {
  /** The name of the Secret. */
  public readonly secretName: string;

  /** The namespace that it is in; undefined leaves it to whoever applies it. */
  public readonly namespace?: string;

  /** The keys that it has. */
  public readonly keys?: string[];

  /** The Job that makes it. */
  public readonly job: BatchJob;

  /** What the Job may do. */
  public readonly role: ApiObject;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps = {}) {
    const { clean, slips } = checked('GeneratedSecretProps', props);
    props = clean;
    super(scope, id);
    const { name = nameOf(this), keys = ['password'], bytes = 24, guards = [] } = props;
    setPhase(this, Phase.CONFIGURATION);
    this.secretName = name;
    this.namespace = namespaceOf(this);
    this.keys = keys;
    const worker = `${name}-generator`;
    const metadata = { name: worker, labels: { 'app.kubernetes.io/managed-by': MANAGER } };

    validate(this,
      slips,
      // The Job's name has a suffix and a hash besides.
      dnsLabel('name', name, 52 - '-generator'.length),
      keys.length > 0 ? undefined : error('empty-list', 'keys', 'must name one at least', keys, 'leave it out for \'password\''),
      keys.map((key, index): Found => [dataKey('keys', key), keys.indexOf(key) < index ? error('key-twice', 'keys', 'must name each key once', key, 'remove one of them') : undefined]),
      integer('bytes', bytes, 16, 128),
      guards.map((guard, index) => subdomain(`guards[${index}]`, guard)),
    );

    manifest<k8s.KubeServiceAccountProps>(this, 'ServiceAccount', 'v1', { metadata, automountServiceAccountToken: false });
    this.role = manifest<k8s.KubeRoleProps>(this, 'Role', 'rbac.authorization.k8s.io/v1', {
      metadata,
      rules: [
        // Neither get nor update: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
        ...guards.length > 0 ? [{ apiGroups: [''], resources: ['persistentvolumeclaims'], resourceNames: guards, verbs: ['get'] }] : [],
      ],
    });
    manifest<k8s.KubeRoleBindingProps>(this, 'RoleBinding', 'rbac.authorization.k8s.io/v1', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: worker },
      subjects: [{ kind: 'ServiceAccount', name: worker }],
    });
    this.job = new BatchJob(this, 'job', {
      ...apiJob(worker, generateScript(name, keys, bytes, guards), REFUSED),
      annotations: { [SECRET_OF]: name },
    });
    makesSecret(this.job.job, { name, keys });
  }
}
