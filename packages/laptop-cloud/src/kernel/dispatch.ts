import { type ApiRequest, type Authorizer, AwsError, type Service } from '../contract.ts';

/** finds the service and the action of an API call; IAM decides before the service sees it */
export class Dispatch {
  readonly #services = new Map<string, Service>();
  #authorizer: Authorizer | undefined;

  get services(): readonly Service[] {
    return [...this.#services.values()];
  }

  service(name: string): Service | undefined {
    return this.#services.get(name);
  }

  register(service: Service): void {
    if (this.#services.has(service.name)) throw new Error(`the service ${service.name} is registered twice`);
    this.#services.set(service.name, service);
  }

  authorizeWith(authorizer: Authorizer): void {
    this.#authorizer = authorizer;
  }

  /** throws AwsError; anything else a service throws comes out as InternalFailure, status 500, with its cause */
  async call(request: ApiRequest, requestId: string): Promise<unknown> {
    const service = this.#services.get(request.service);
    if (service === undefined)
      throw new AwsError('UnknownOperationException', `the laptop cloud runs no service called ${request.service}`, 501);
    const action = Object.hasOwn(service.actions, request.action) ? service.actions[request.action] : undefined;
    if (action === undefined)
      throw new AwsError(
        'UnknownOperationException',
        `the laptop cloud does not support ${request.service}:${request.action}`,
        501,
      );
    try {
      // the wire gives unknown and each service checks its own input: the one place where the type is taken on trust
      const input = request.input as never;
      // the root user too: what the policy of a resource denies everybody it denies root
      this.#authorizer?.check(request.principal, service.authorize(request.action, input));
      return await action.call(service.actions, input, { principal: request.principal, requestId });
    } catch (error) {
      if (error instanceof AwsError) throw error;
      throw Object.assign(new AwsError('InternalFailure', `${request.service}:${request.action} failed: ${String(error)}`, 500), {
        cause: error,
      });
    }
  }
}
