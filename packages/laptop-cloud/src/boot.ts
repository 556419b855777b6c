import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiRequest, Identity, Instant, Resource } from './contract.ts';
import { inProcessDispatch } from './gateway/in-process.ts';
import { Gateway } from './gateway/server.ts';
import { PolicyAuthorizer } from './iam/authorizer.ts';
import { resourcePoliciesOf } from './iam/resource-policies.ts';
import { rolesOf } from './iam/roles.ts';
import { checkTrust } from './iam/trust.ts';
import type { Speed } from './kernel/clock.ts';
import { LocalKernel } from './kernel/kernel.ts';
import { removing } from './platform.mjs';
import { readAssembly } from './template/assembly.ts';
import { loadTemplate, placeOf } from './template/load-template.ts';
import { provisionResources } from './template/provision-resources.ts';
import type { ServiceList } from './wiring.ts';

export interface BootOptions {
  /** a folder CDK synthesized into */
  readonly cdkOut: string;
  /** which CDK Stage of it, when there are several */
  readonly stage?: string;
  /** what must survive is kept here; absent: nothing survives */
  readonly stateDir?: string;
  /** forget what the state folder holds */
  readonly fresh?: boolean;
  /** 0 (default) takes any free port; `none` opens no port at all, for whoever calls in-process only */
  readonly port?: number | 'none';
  readonly speed?: Speed;
  readonly concurrency?: number;
  readonly seed?: number;
  readonly start?: Instant;
  readonly services: ServiceList;
  readonly log?: (event: string, fields: Readonly<Record<string, unknown>>) => void;
}

export interface LocalCloud {
  readonly kernel: LocalKernel;
  readonly gateway: Gateway;
  readonly authorizer: PolicyAuthorizer;
  /** http://localhost:<port>, for AWS_ENDPOINT_URL */
  readonly endpoint: string;
  /** per stack, by name */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly resources: readonly { readonly resource: Resource; readonly identity: Identity }[];
  /** a resource by logical id or construct path (its end is enough); undefined when there is none or several */
  find(name: string): { readonly resource: Resource; readonly identity: Identity } | undefined;
  /** an API call as the root user, as a unit of its own: like a request from outside, without HTTP */
  call(service: string, action: string, input: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts everything the template holds. Throws before anything runs when it holds what the laptop cannot honour. */
export async function boot(options: BootOptions): Promise<LocalCloud> {
  if (options.fresh === true && options.stateDir !== undefined) forget(options.stateDir);
  const place = placeOf(readAssembly(options.cdkOut, options.stage).stacks, {});
  const gateway = new Gateway();
  if (options.port !== 'none') await gateway.listen(options.port ?? 0);
  let kernel: LocalKernel | undefined;
  try {
    // nothing is due while the cloud is being put together
    kernel = new LocalKernel({ ...options, ...place });
    kernel.pause();
    return await assemble(options, kernel, gateway);
  } catch (error) {
    await gateway.close();
    if (kernel !== undefined) await stopAll(kernel, gateway);
    throw error;
  }
}

async function assemble(options: BootOptions, kernel: LocalKernel, gateway: Gateway): Promise<LocalCloud> {
  let authorizer: PolicyAuthorizer | undefined;
  const services = options.services({
    kernel,
    gateway,
    endpointUrl: () => gateway.endpoint,
    credentialsFor: (roleArn, sessionName) => gateway.credentials.issue(roleArn, sessionName),
    dispatch: inProcessDispatch(kernel),
    authorizer: () => authorizer,
  });
  for (const service of services) kernel.register(service);
  const { account, region } = kernel;
  const types = services.flatMap(({ resourceTypes }) => resourceTypes);
  const { resources, outputs } = loadTemplate({
    cdkOut: options.cdkOut,
    stage: options.stage,
    types,
    place: { account, region },
  });
  const roles = rolesOf(resources);
  checkTrust(resources, roles, account);
  authorizer = new PolicyAuthorizer({
    account,
    region,
    now: () => kernel.now(),
    roles,
    resourcePolicies: resourcePoliciesOf(resources, { account, region }),
  });
  kernel.authorizeWith(authorizer);
  const asRoot = (service: string, action: string, input: unknown): Promise<unknown> =>
    kernel.call({ service, action, input, principal: { kind: 'root' } });
  await provisionResources(resources, asRoot);
  for (const service of services) await service.start();
  kernel.journal.commit();
  kernel.resume();
  gateway.open(kernel);
  return {
    kernel,
    gateway,
    authorizer,
    endpoint: gateway.endpoint,
    outputs,
    resources,
    find: (name) => findResource(resources, name),
    call: (service, action, input) => {
      const request: ApiRequest = { service, action, input, principal: { kind: 'root' } };
      return kernel.request(`${service}:${action}`, () => kernel.call(request));
    },
    stop: () => stopAll(kernel, gateway),
  };
}

function findResource<T extends { readonly resource: Resource }>(resources: readonly T[], name: string): T | undefined {
  const exact = resources.filter(({ resource }) => resource.logicalId === name || resource.path === name);
  const [one] = exact;
  if (exact.length === 1) return one;
  const ending = resources.filter(
    ({ resource: { path } }) => path !== undefined && (path.endsWith(`/${name}`) || path.endsWith(`/${name}/Resource`)),
  );
  return ending.length === 1 ? ending[0] : undefined;
}

/** no new requests, no new timers; what runs may end, within reason; then services in the opposite order, the journal last */
async function stopAll(kernel: LocalKernel, gateway: Gateway): Promise<void> {
  await gateway.close();
  kernel.pause();
  if (kernel.halted === undefined)
    await Promise.race([kernel.idle().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  for (const service of [...kernel.services].reverse()) await service.stop();
  await kernel.stop();
}

const ourFiles = ['journal.sqlite', 'dynamodb.sqlite'].flatMap((file) => [file, `${file}-wal`, `${file}-shm`]);

/** only files the laptop cloud made: a folder named by mistake loses nothing */
function forget(stateDir: string): void {
  for (const file of ourFiles) rmSync(join(stateDir, file), removing);
}
