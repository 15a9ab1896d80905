import { Cases } from '../_cases';
import { budget, deployment, job, limitRange, ofContainer, ofPod, policy, role, roleBinding, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service({ spec: { ports: [{ port: 81, targetPort: 'http' }] } })] },
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer', clusterIP: 'None' } })] },
    { objects: [deployment({ spec: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } })].map(each => ({ ...each, spec: { ...each.spec, strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } })) },
    { objects: [deployment({ spec: { minReadySeconds: 600 } })] },
    { objects: [deployment(), budget({ spec: { minAvailable: 1 } })] },
    { objects: [deployment(ofContainer({ livenessProbe: { httpGet: { path: '/', port: 'http' }, tcpSocket: { port: 'http' }, successThreshold: 2 } }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'a', emptyDir: {} }] }))].map(each => ({ ...each, spec: { ...each.spec, template: { ...each.spec.template, spec: { ...each.spec.template.spec, volumes: [{ name: 'a', emptyDir: {}, hostPath: { path: '/a' } }] } } } })) },
    { objects: [job({ spec: { completionMode: 'Indexed' } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 8080, endPort: 80 }] }] } })] },
    { objects: [limitRange({ spec: { limits: [{ type: 'Container', default: { cpu: '5m' }, defaultRequest: { cpu: '10m' } }] } })] },
    { objects: [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'viewers' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'default' }] }] },
    { objects: [deployment(ofPod({ tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }))] },
  ],
  sound: [
    { objects: [deployment(), service({ spec: { ports: [{ name: 'more', port: 81, targetPort: 'http' }] } })] },
    { objects: [deployment({ spec: { minReadySeconds: 599 } }), budget()] },
    { objects: [deployment(ofContainer({ readinessProbe: { successThreshold: 2 } })), role(), roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'default' }] })] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 2 } })] },
  ],
  proof: { refused: 'ports\\[.\\].name: Required value' },
};
