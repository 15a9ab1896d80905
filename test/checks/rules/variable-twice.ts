import { Cases } from '../_cases';
import { container, deployment, ofContainer } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment()].map(each => ({ ...each, spec: { ...each.spec, template: { ...each.spec.template, spec: { ...each.spec.template.spec, containers: [{ ...container('web'), env: [{ name: 'A', value: 'a' }, { name: 'A', value: 'b' }] }] } } } })) }],
  sound: [{ objects: [deployment(ofContainer({ env: [{ name: 'A', value: 'a' }, { name: 'B', value: 'b' }] }))] }],
};
