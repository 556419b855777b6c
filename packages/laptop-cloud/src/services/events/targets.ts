import { AwsError, type Kernel } from '../../contract.ts';
import type { BusEvent } from './bus-event.ts';
import { queueUrl } from './dead-letter.ts';
import type { Target } from './event-definitions.ts';
import type { Attempt, Invoke } from './event-deliveries.ts';
import type { Destinations } from './event-destinations.ts';

const KINDS = [
  { kind: 'lambda', arn: /^arn:aws:lambda:[^:]+:\d+:function:[^:]+(?::[^:]+)?$/ },
  { kind: 'sqs', arn: /^arn:aws:sqs:[^:]+:\d+:[^:]+$/ },
  { kind: 'states', arn: /^arn:aws:states:[^:]+:\d+:stateMachine:[^:]+(?::[^:]+)?$/ },
  { kind: 'api-destination', arn: /^arn:aws:events:[^:]+:\d+:api-destination\/[^/]+\/[^/]+$/ },
  { kind: 'bus', arn: /^arn:aws:events:[^:]+:\d+:event-bus\/.+$/ },
  { kind: 'logs', arn: /^arn:aws:logs:[^:]+:\d+:log-group:[^:]+(?::\*)?$/ },
] as const;

type Kind = (typeof KINDS)[number]['kind'];

const kindOf = (arn: string): Kind | undefined => KINDS.find((one) => one.arn.test(arn))?.kind;

/** Refuses a target the laptop does not invoke, by its ARN, and one that lacks the role AWS asks for. */
export function checkTarget(target: Target): void {
  const kind = kindOf(target.Arn);
  if (!kind) {
    throw new AwsError(
      'ValidationException',
      `Target ${target.Id}: the laptop cloud cannot invoke ${target.Arn}; it invokes Lambda, SQS, Step Functions, API destinations, event buses and log groups.`,
    );
  }
  if ((kind === 'states' || kind === 'api-destination') && target.RoleArn === undefined) {
    throw new AwsError('ValidationException', `RoleArn is required for target ${target.Id} (${target.Arn}).`);
  }
  if (target.SqsParameters && kind === 'sqs' && !target.Arn.endsWith('.fifo')) {
    throw new AwsError(
      'ValidationException',
      `Target ${target.Id}: SqsParameters is for FIFO queues, which the laptop cloud does not run.`,
    );
  }
}

/** events on their way to another bus keep what they are: PutEvents finds them by its input */
export type Forwarding = WeakMap<object, BusEvent>;

/** Invokes a target with its input, as the principal of the attempt. */
export function targetInvoker(kernel: Kernel, destinations: Destinations, forwarding: Forwarding): Invoke {
  const call = ({ principal }: Attempt, service: string, action: string, input: object) =>
    kernel.call({ service, action, input, principal });

  const startExecution = async (attempt: Attempt) => {
    const name = attempt.deliveryId.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 80);
    try {
      await call(attempt, 'states', 'StartExecution', {
        stateMachineArn: attempt.target.definition.Arn,
        name,
        input: attempt.input,
      });
    } catch (error) {
      // this delivery started it before, and was cut off before it could say so
      if (!(error instanceof AwsError && error.code === 'ExecutionAlreadyExists')) throw error;
    }
  };

  const toBus = async (attempt: Attempt) => {
    const { event, target } = attempt;
    const entry = { EventBusName: target.definition.Arn, Source: event.source, DetailType: event.detailType, Detail: '{}' };
    const input = { Entries: [entry] };
    forwarding.set(input, event);
    await call(attempt, 'events', 'PutEvents', input);
  };

  const toLog = async (attempt: Attempt) => {
    const logGroupName = attempt.target.definition.Arn.split(':')[6] ?? '';
    const logStreamName = attempt.event.id;
    await call(attempt, 'logs', 'CreateLogStream', { logGroupName, logStreamName }).catch((error: unknown) => {
      if (!(error instanceof AwsError && error.code === 'ResourceAlreadyExistsException')) throw error;
    });
    await call(attempt, 'logs', 'PutLogEvents', {
      logGroupName,
      logStreamName,
      logEvents: [{ timestamp: kernel.now(), message: attempt.input }],
    });
  };

  return async (attempt) => {
    const { Arn } = attempt.target.definition;
    switch (kindOf(Arn)) {
      case 'lambda':
        await call(attempt, 'lambda', 'Invoke', {
          FunctionName: Arn,
          InvocationType: 'Event',
          Payload: new TextEncoder().encode(attempt.input),
        });
        return;
      case 'sqs':
        await call(attempt, 'sqs', 'SendMessage', { QueueUrl: queueUrl(kernel, Arn), MessageBody: attempt.input });
        return;
      case 'states':
        return startExecution(attempt);
      case 'api-destination':
        return destinations.invoke(attempt);
      case 'bus':
        return toBus(attempt);
      case 'logs':
        return toLog(attempt);
      case undefined:
        throw new AwsError('ValidationException', `the laptop cloud cannot invoke ${Arn}`);
    }
  };
}
