import * as z from 'zod';
import type { Blueprint, QueuePlan, Route, SchedulePlan, StreamPlan, Target } from './blueprint.ts';
import { compilePattern, type Matches } from './event-pattern.ts';
import { periodOf } from './rate.ts';
import type { FunctionOf } from './read-functions.ts';
import { type Template, Unplayable } from './template.ts';

const rule = z.looseObject({
  EventBusName: z.unknown().optional(),
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.looseObject({ Arn: z.unknown() })),
});
const mapping = z.looseObject({
  BatchSize: z.int().default(10),
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  MaximumBatchingWindowInSeconds: z.int().default(0),
  FilterCriteria: z.looseObject({ Filters: z.array(z.looseObject({ Pattern: z.string() })) }).optional(),
});
const queue = z.looseObject({
  VisibilityTimeout: z.int().default(30),
  RedrivePolicy: z.looseObject({ maxReceiveCount: z.int() }).optional(),
});
const schedule = z.looseObject({
  ScheduleExpression: z.string(),
  State: z.string().default('ENABLED'),
  Target: z.looseObject({ Arn: z.unknown() }),
});

/** in a back-test nobody looks at figures or lists: they change nothing of any merchant, and are no part of what a policy costs */
const leftOut = new Set(['roll-up-figures', 'keep-lists']);

/** the rules of the buses, and where each leads. Throws Unplayable naming a rule with a target the engine does not know */
export const readRoutes = (template: Template, functionOf: FunctionOf): readonly Route[] =>
  template.ofType('AWS::Events::Rule').flatMap(({ id, properties }) => {
    const { EventBusName, EventPattern, State, Targets } = rule.parse(properties);
    if (State !== 'ENABLED') return [];
    const targets = Targets.map(({ Arn }): Target => {
      const found = template.behind(Arn);
      if (found?.type === 'AWS::SQS::Queue') return { kind: 'queue', queue: found.id };
      if (found?.type === 'AWS::Events::ApiDestination') return { kind: 'api-destination' };
      return { kind: 'function', function: functionOf(Arn, `${id}.Targets`) };
    });
    const bus = template.behind(EventBusName)?.type === 'AWS::Events::EventBus' ? 'ours' : 'default';
    const { source, 'detail-type': type, ...rest } = EventPattern;
    const head = { ...(source === undefined ? {} : { source }), ...(type === undefined ? {} : { 'detail-type': type }) };
    return [{ bus, matchesHead: compilePattern(head), matchesRest: compilePattern(rest), targets }];
  });

/** heads come from outside: never remember without bound */
const mostHeads = 1_000;

/** the routes by an event's head, looked up once a head: there are few, and thousands of events */
export const routesByHead = (routes: readonly Route[]): Blueprint['routesFor'] => {
  const known = new Map<string, readonly Route[]>();
  return ({ bus, source, type }) => {
    const key = `${bus}\n${source}\n${type}`;
    const found = known.get(key) ?? routes.filter((one) => one.bus === bus && one.matchesHead({ source, 'detail-type': type }));
    if (known.size < mostHeads) known.set(key, found);
    return found;
  };
};

/** what is fed from a queue or from the table's stream */
export const readMappings = (template: Template, functionOf: FunctionOf) => {
  const queues: QueuePlan[] = [];
  let stream: StreamPlan | undefined;
  for (const { id, properties } of template.ofType('AWS::Lambda::EventSourceMapping')) {
    const {
      EventSourceArn,
      FunctionName,
      BatchSize: batchSize,
      MaximumBatchingWindowInSeconds,
      FilterCriteria,
    } = mapping.parse(properties);
    const consumer = functionOf(FunctionName, `${id}.FunctionName`);
    if (leftOut.has(consumer.name)) continue;
    const windowMs = MaximumBatchingWindowInSeconds * 1_000;
    const source = template.behind(EventSourceArn);
    const filters = (FilterCriteria?.Filters ?? []).map(({ Pattern }) => compilePattern(JSON.parse(Pattern)));
    if (source?.type === 'AWS::SQS::Queue' && filters.length === 0) {
      const { VisibilityTimeout, RedrivePolicy } = queue.parse(source.properties);
      const maxReceives = RedrivePolicy?.maxReceiveCount;
      queues.push({ queue: source.id, consumer, batchSize, windowMs, visibilityMs: VisibilityTimeout * 1_000, maxReceives });
    } else if (source?.type.startsWith('AWS::DynamoDB::') && windowMs === 0 && stream === undefined) {
      const wanted: Matches = (record) => filters.length === 0 || filters.some((matches) => matches(record));
      stream = { consumer, batchSize, wanted };
    } else
      throw new Unplayable(
        `${id} is fed in a way the engine does not play: a queue without filters, or one stream without a window`,
      );
  }
  if (stream === undefined) throw new Unplayable('no function reads the stream of the table: without it no event is published');
  return { queues, stream };
};

export const readSchedules = (template: Template, functionOf: FunctionOf): readonly SchedulePlan[] =>
  template.ofType('AWS::Scheduler::Schedule').flatMap(({ id, properties }) => {
    const { ScheduleExpression, State, Target } = schedule.parse(properties);
    const consumer = functionOf(Target.Arn, `${id}.Target.Arn`);
    if (State !== 'ENABLED' || leftOut.has(consumer.name)) return [];
    return [{ consumer, periodMs: periodOf(ScheduleExpression) }];
  });
