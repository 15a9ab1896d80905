import { Cases } from '../_cases';

export const cases: Cases = {
  broken: [{
    objects: [
      { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'a' }, spec: { compress: {} } },
      { apiVersion: 'traefik.containo.us/v1alpha1', kind: 'Middleware', metadata: { name: 'b' }, spec: { compress: {} } },
    ],
  }],
  sound: [{
    objects: [
      { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'a' }, spec: { compress: {} } },
      { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'b' }, spec: { compress: {} } },
      { apiVersion: 'example.org/v1', kind: 'Middleware', metadata: { name: 'c' }, spec: {} },
    ],
  }],
};
