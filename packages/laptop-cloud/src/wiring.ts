import type { Authorizer, Principal, Service } from './contract.ts';
import type { RoleCredentials } from './gateway/credentials.ts';
import type { InProcessRequest, InProcessResponse } from './gateway/in-process.ts';
import type { Gateway } from './gateway/server.ts';
import type { LocalKernel } from './kernel/kernel.ts';

/** what boot has to offer a service beyond the kernel */
export interface Wiring {
  readonly kernel: LocalKernel;
  /** listening already: its endpoint is final, and pages can be mounted */
  readonly gateway: Gateway;
  readonly endpointUrl: () => string;
  readonly credentialsFor: (roleArn: string, sessionName: string) => RoleCredentials;
  readonly dispatch: (request: InProcessRequest, principal: Principal) => Promise<InProcessResponse>;
  /** undefined until the template was read */
  readonly authorizer: () => Authorizer | undefined;
}

/** makes the services of a cloud, in the order they are started; they stop in the opposite order */
export type ServiceList = (wiring: Wiring) => readonly Service[];
