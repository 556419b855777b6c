import { z } from 'zod';
import type { Identity, Kernel, Resource, ResourceType, Service } from '../../contract.ts';
import { type Answer, asText, openAnswerDesk } from './custom-resource-calls.ts';

/** the provider of a custom resource failed, answered that it did, or did not answer; on AWS the deployment is rolled back */
export class CustomResourceFailed extends Error {
  override readonly name = 'CustomResourceFailed';
}

interface Row {
  readonly properties: string;
  readonly physical_id: string;
}
const Given = z.looseObject({
  ServiceToken: z
    .string()
    .regex(/^arn:[^:]+:lambda:/, { error: 'only a Lambda function provides custom resources on the laptop' }),
  ServiceTimeout: z.coerce.number().int().min(1).max(3600).default(3600),
});
const Invoked = z.object({ FunctionError: z.string().optional(), Payload: z.instanceof(Uint8Array).optional() });

/** Ref and Fn::GetAtt of a custom resource are known only after its provider ran, which is after everything else is in place here */
const unknownYet = (resource: Resource): Identity => ({
  get ref(): never {
    throw new Error(`Ref of the custom resource ${resource.logicalId} is not known on the laptop before its provider has run.`);
  },
  attributes: {},
});

/**
 * The part of CloudFormation a boot cannot do by itself: custom resources. At a boot that finds one new or changed its provider is
 * called with Create or Update, as a deployment does; the boot fails when it does. Delete is never sent: a laptop forgets with its
 * state folder.
 */
export function cloudformationService(kernel: Kernel): Service {
  const found: Resource[] = [];
  kernel.journal.exec(
    'CREATE TABLE IF NOT EXISTS cloudformation_custom (stack TEXT, logical_id TEXT, properties TEXT NOT NULL, physical_id TEXT NOT NULL, PRIMARY KEY (stack, logical_id))',
  );
  const type: ResourceType = {
    type: 'AWS::CloudFormation::CustomResource',
    properties: ['**'],
    identify: unknownYet,
    provision: (resource) => void found.push(resource),
  };

  const settle = async (resource: Resource): Promise<void> => {
    const { ServiceToken, ServiceTimeout, ...rest } = Given.parse(resource.properties);
    const known = kernel.journal.get<Row>(
      'SELECT properties, physical_id FROM cloudformation_custom WHERE stack = ? AND logical_id = ?',
      resource.stack,
      resource.logicalId,
    );
    const properties = asText({ ServiceToken, ...rest });
    if (known?.properties === JSON.stringify(properties)) return;
    const requestId = kernel.uuid();
    const desk = await openAnswerDesk(requestId);
    try {
      const event = {
        RequestType: known === undefined ? 'Create' : 'Update',
        ResponseURL: desk.url,
        StackId: `arn:aws:cloudformation:${kernel.region}:${kernel.account}:stack/${resource.stack}/local`,
        RequestId: requestId,
        ResourceType: resource.type,
        LogicalResourceId: resource.logicalId,
        ...(known === undefined
          ? {}
          : { PhysicalResourceId: known.physical_id, OldResourceProperties: JSON.parse(known.properties) }),
        ResourceProperties: properties,
      };
      const answer = await answerTo(event, ServiceToken, ServiceTimeout, desk.answer);
      if (answer.Status === 'FAILED') throw new Error(answer.Reason ?? 'the provider gave no reason');
      kernel.journal.run(
        'INSERT OR REPLACE INTO cloudformation_custom VALUES (?, ?, ?, ?)',
        resource.stack,
        resource.logicalId,
        JSON.stringify(properties),
        answer.PhysicalResourceId,
      );
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CustomResourceFailed(`${resource.stack} / ${resource.logicalId} (${resource.type}): ${why}`, { cause });
    } finally {
      desk.close();
    }
  };

  const answerTo = async (event: object, token: string, seconds: number, answer: Promise<Answer>): Promise<Answer> => {
    const principal = { kind: 'root' } as const;
    const input = { FunctionName: token, Payload: new TextEncoder().encode(JSON.stringify(event)) };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the provider did not answer within ${seconds} s`)), seconds * 1000);
    });
    try {
      const ended = kernel.call({ service: 'lambda', action: 'Invoke', input, principal }).then((output) => {
        const { FunctionError, Payload } = Invoked.parse(output);
        if (FunctionError !== undefined) throw new Error(`the provider failed: ${Buffer.from(Payload ?? []).toString('utf8')}`);
        return answer;
      });
      // the provider's end is waited for too: what it still does belongs to the deployment
      return await Promise.race([ended, late]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    name: 'cloudformation',
    resourceTypes: [type],
    actions: {},
    authorize: () => [],
    async start() {
      const before = kernel.usage.read();
      for (const resource of found) await settle(resource);
      // what a deployment takes is no usage of the application
      for (const [counter, amount] of Object.entries(kernel.usage.read())) {
        const more = amount - (before[counter] ?? 0);
        if (more !== 0) kernel.usage.add(counter, -more);
      }
    },
    stop: () => undefined,
  };
}
