import * as z from 'zod';

/** a message as a queue holds it */
export interface Letter {
  readonly body: string;
  /** message attributes that are text */
  readonly attributes: Readonly<Record<string, string>>;
}

/** subject and error of a message, without the event's data, which may be confidential */
export interface DeadLetterFacts {
  /** what went wrong, as whoever gave up said it */
  readonly reason: string | undefined;
  /** rule, target or function that gave up, by name */
  readonly where: string | undefined;
  readonly event: { readonly id: string; readonly type: string; readonly source: string; readonly subject?: string } | undefined;
}

const text = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
/** the part of an ARN people know it by */
const nameOf = (arn: string): string => arn.replace(/^.*[:/]/, '');

const detail = z.looseObject({ id: z.string().optional(), subject: z.string().optional() });
const busEvent = z.looseObject({ id: z.string(), source: z.string(), 'detail-type': z.string(), detail: z.unknown() });
/** message of Lambda to a failure destination; the message about a stream has no payload */
const failure = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string(), condition: z.string().optional() }),
  responsePayload: z.looseObject({ errorType: z.string().optional(), errorMessage: z.string().optional() }).optional(),
  requestPayload: z.unknown(),
});
const due = z.looseObject({ merchantId: z.string(), kind: z.string(), id: z.string(), dueAt: z.string() });

const eventOf = (raw: unknown): DeadLetterFacts['event'] => {
  const event = busEvent.safeParse(raw);
  if (!event.success) return undefined;
  const { id, subject } = detail.catch({}).parse(event.data.detail);
  return {
    id: id ?? event.data.id,
    type: event.data['detail-type'],
    source: event.data.source,
    ...(subject === undefined ? {} : { subject }),
  };
};

const fromFunction = ({ requestContext, responsePayload, requestPayload }: z.infer<typeof failure>): DeadLetterFacts => {
  const said = [responsePayload?.errorType, responsePayload?.errorMessage].filter((one) => one !== undefined);
  return {
    reason: said.length > 0 ? said.join(': ') : requestContext.condition,
    where: nameOf(requestContext.functionArn.replace(/:(\$LATEST|\d+)$/, '')),
    event: eventOf(requestPayload),
  };
};

/** reads what EventBridge, Lambda or one of our own queues gave up on; of anything else it says nothing */
export const readLetter = ({ body, attributes }: Letter): DeadLetterFacts => {
  const content = text(body);
  const failed = failure.safeParse(content);
  if (failed.success) return fromFunction(failed.data);
  const reason = [attributes['ERROR_CODE'], attributes['ERROR_MESSAGE']].filter((one) => one !== undefined).join(': ');
  const arn = attributes['TARGET_ARN'] ?? attributes['RULE_ARN'];
  const reference = due.safeParse(content);
  const { merchantId, kind, id } = reference.data ?? {};
  return {
    reason: reason === '' ? undefined : reason,
    where: arn === undefined ? undefined : nameOf(arn),
    event: reference.success
      ? { id: `${kind} ${id}`, type: 'due', source: 'firstsale', subject: `${merchantId}` }
      : eventOf(content),
  };
};

export interface Republished {
  readonly source: string;
  readonly type: string;
  readonly detail: z.infer<ReturnType<typeof z.json>>;
}
const whole = z.looseObject({ source: z.string().min(1), 'detail-type': z.string().min(1), detail: z.json() });

/** the event a message holds, to be put on the bus again; undefined when it holds none, or one only AWS itself may send */
export const eventIn = ({ body }: Letter): Republished | undefined => {
  const content = text(body);
  const failed = failure.safeParse(content);
  const event = whole.safeParse(failed.success ? failed.data.requestPayload : content);
  if (!event.success || event.data.source.startsWith('aws.')) return undefined;
  const { source, 'detail-type': type, detail: inside } = event.data;
  return { source, type, detail: inside };
};
