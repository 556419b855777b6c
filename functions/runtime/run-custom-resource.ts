import * as z from 'zod';
import type { Log } from '../../application/log.ts';

/** what a deployment asks of a custom resource */
export interface Deployment<Properties> {
  readonly kind: 'Create' | 'Update' | 'Delete';
  readonly properties: Properties;
}

const asked = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.unknown(),
});
/** CloudFormation takes 4 KB of answer */
const longestReason = 1_000;

/**
 * A function CloudFormation calls while it deploys. CloudFormation waits for an answer at the URL it hands over, up to an hour, so one is
 * put there whatever happens, and a failure says where to read more.
 */
export const deployed = <Wanted extends z.ZodType>(options: {
  readonly wanted: Wanted;
  /** never changes: another one would mean the old resource is to be deleted */
  readonly physicalId: string;
  readonly handler: (deployment: Deployment<z.infer<Wanted>>) => Promise<void>;
  readonly log: Log;
}) => {
  const outcomeOf = async (kind: Deployment<unknown>['kind'], properties: unknown): Promise<string | undefined> => {
    try {
      await options.handler({ kind, properties: options.wanted.parse(properties) });
      return undefined;
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      options.log.error('deployment.failed', { kind, errorMessage: reason });
      return reason.slice(0, longestReason);
    }
  };
  return async (event: unknown): Promise<void> => {
    const { RequestType, ResponseURL, ResourceProperties, ...request } = asked.parse(event);
    const failure = await outcomeOf(RequestType, ResourceProperties);
    const answer = {
      ...request,
      PhysicalResourceId: options.physicalId,
      Status: failure === undefined ? 'SUCCESS' : 'FAILED',
      ...(failure === undefined ? {} : { Reason: `${failure} (the log of this function says more)` }),
    };
    const response = await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify(answer), headers: { 'content-type': '' } });
    // thrown, Lambda tries twice more: CloudFormation would otherwise wait in vain
    if (!response.ok) throw new Error(`CloudFormation did not take the answer: ${response.status}`);
  };
};
