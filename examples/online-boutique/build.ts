import { App } from 'cdk8s';
import { Credentials, Platform, Probe, StatefulDatabase, Tenant, Tls, WebApp, WebAppProps, Worker } from 'cdk8s-blueprints';

const REGISTRY = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const VERSION = 'v0.10.6';

/**
 * Online Boutique, a public application of eleven services and a Redis. Ports, variables, probes and resources are those of its own manifests:
 * GoogleCloudPlatform/microservices-demo, release/kubernetes-manifests.yaml.
 */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', {
    kubernetesVersion,
    domain: 'example.org',
    tls: Tls.secret('wildcard-tls'),
    ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
  });
  const boutique = new Tenant(platform, 'boutique');

  const common = (id: string): WebAppProps => ({ image: `${REGISTRY}/${id}:${VERSION}`, security: { user: 1000 }, egress: [] });
  const grpc = (id: string, port: number, props: Partial<WebAppProps> = {}): WebApp => new WebApp(boutique, id, {
    ...common(id),
    ports: [{ name: 'grpc', port }],
    probes: { ready: Probe.grpc(), live: Probe.grpc() },
    resources: { memory: '64Mi', memoryLimit: '128Mi' },
    ...props,
    env: { PORT: String(port), DISABLE_PROFILER: '1', ...props.env },
  });

  const carts = new StatefulDatabase(boutique, 'redis-cart', { engine: 'redis', version: '7', storage: '1Gi', credentials: Credentials.generated('redis-cart') });

  const ads = grpc('adservice', 9555, { probes: { startup: Probe.grpc({ failureThreshold: 12 }), ready: Probe.grpc(), live: Probe.grpc() }, resources: { cpu: '200m', memory: '180Mi', memoryLimit: '300Mi' } });
  const currencies = grpc('currencyservice', 7000);
  const emails = grpc('emailservice', 8080, { ports: [{ name: 'grpc', port: 8080, servicePort: 5000 }] });
  const payments = grpc('paymentservice', 50051);
  const products = grpc('productcatalogservice', 3550);
  const shipping = grpc('shippingservice', 50051);
  // Its client takes a password behind the address.
  const cart = grpc('cartservice', 7070, { env: { REDIS_ADDR: '$(REDIS_HOST):$(REDIS_PORT),password=$(REDIS_PASSWORD)' }, resources: { cpu: '200m', memory: '64Mi', memoryLimit: '128Mi' } });
  cart.connectTo(carts);

  const recommendations = grpc('recommendationservice', 8080, { env: { PRODUCT_CATALOG_SERVICE_ADDR: products.address }, resources: { memory: '220Mi', memoryLimit: '450Mi' } });
  recommendations.connectTo(products);

  const checkout = grpc('checkoutservice', 5050, {
    env: {
      CART_SERVICE_ADDR: cart.address,
      CURRENCY_SERVICE_ADDR: currencies.address,
      EMAIL_SERVICE_ADDR: emails.address,
      PAYMENT_SERVICE_ADDR: payments.address,
      PRODUCT_CATALOG_SERVICE_ADDR: products.address,
      SHIPPING_SERVICE_ADDR: shipping.address,
    },
  });
  for (const target of [cart, currencies, emails, payments, products, shipping]) checkout.connectTo(target);

  const frontend = new WebApp(boutique, 'frontend', {
    ...common('frontend'),
    ports: [{ name: 'http', port: 8080, servicePort: 80 }],
    host: 'boutique',
    env: {
      PORT: '8080',
      ENABLE_PROFILER: '0',
      AD_SERVICE_ADDR: ads.address,
      CART_SERVICE_ADDR: cart.address,
      CHECKOUT_SERVICE_ADDR: checkout.address,
      CURRENCY_SERVICE_ADDR: currencies.address,
      PRODUCT_CATALOG_SERVICE_ADDR: products.address,
      RECOMMENDATION_SERVICE_ADDR: recommendations.address,
      SHIPPING_SERVICE_ADDR: shipping.address,
      SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80', // it wants the variable, though the assistant is not deployed
    },
    probes: { ready: Probe.http('/_healthz', { headers: { Cookie: 'shop_session-id=x-readiness-probe' } }) },
    resources: { memory: '64Mi', memoryLimit: '128Mi' },
    scaling: { min: 2, max: 6, cpu: 70 },
  });
  for (const target of [ads, cart, checkout, currencies, products, recommendations, shipping]) frontend.connectTo(target);

  const load = new Worker(boutique, 'loadgenerator', {
    ...common('loadgenerator'),
    replicas: 1,
    env: { FRONTEND_ADDR: frontend.address, USERS: '10', RATE: '1' },
    initContainers: [{
      name: 'frontend-check',
      image: 'busybox:1.38.0',
      command: ['sh', '-c', 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do wget -qO- "http://$FRONTEND_ADDR/_healthz" && exit; sleep 10; done; exit 1'],
      env: { FRONTEND_ADDR: frontend.address },
    }],
    resources: { cpu: '300m', memory: '256Mi', memoryLimit: '512Mi' },
  });
  load.connectTo(frontend);
}
