import { isJsonObject, type Json } from '@firstsale/states-language/json';
import { of } from '../adapters/memory/world.ts';
import type { ToldRow } from '../functions/events/publish-timeline/handler.ts';
import { Agenda } from './agenda.ts';
import { Bus } from './aws/bus.ts';
import { invokeLaterWith, type Lost } from './aws/invoke-later.ts';
import { OutboxFeed } from './aws/outbox-feed.ts';
import { QueueFeed } from './aws/queue-feed.ts';
import { Runs } from './aws/runs.ts';
import { sweepEvery } from './aws/sweep.ts';
import { Unplayable } from './blueprint/template.ts';
import type { Meter } from './meter.ts';
import type { Doors } from './outside-world.ts';
import type { Stage } from './stage.ts';
import { openApiDoors } from './tools/api-door.ts';
import { type Consumers, openConsumers } from './tools/consumers.ts';
import { runStep } from './tools/load-step.ts';
import { dueQueueInto, mailThrough, publisherTo, resumerOf, starterOf } from './tools/outlets.ts';
import { openToolbox, type Toolbox } from './tools/toolbox.ts';

/** the services around one merchant, wired as the template says */
export interface Connected {
  readonly agenda: Agenda;
  readonly tools: Toolbox;
  readonly bus: Bus;
  readonly post: Doors['post'];
  readonly visit: Doors['visit'];
  /** events no function took in, and messages received too often */
  readonly lost: readonly Lost[];
}

/** the step a call means: it says so in its payload, where one function holds many */
const namedIn = (payload: Json): { readonly step?: string; readonly input: Json } => {
  if (!isJsonObject(payload)) return { input: payload };
  const { step, ...input } = payload;
  return typeof step === 'string' ? { step, input } : { input: payload };
};

/** @param start epoch ms */
export function connect(stage: Stage, meter: Meter, merchantId: string, start: number): Connected {
  const { blueprint, policy, published, seed } = stage;
  const agenda = new Agenda(start);
  const lost: Lost[] = [];
  const outbox = new OutboxFeed(agenda, meter, blueprint.stream, (rows) =>
    consumers.outbox(blueprint.stream.consumer.name)(rows),
  );
  const resumer = resumerOf(() => runs, meter);
  const told = (row: ToldRow): void => outbox.wrote(row);
  const tools = openToolbox({ agenda, meter, table: blueprint.table, policy, published, resumer, told, outages: stage.outages });
  const steps = new Map([...stage.steps].map(([name, module]) => [name, runStep(module, tools)]));
  const call = (functionName: string, payload: Json): Promise<unknown> => {
    const plan = blueprint.functions.get(functionName);
    const { step = functionName, input } = namedIn(payload);
    const run = steps.get(step);
    if (plan === undefined || run === undefined)
      throw new Unplayable(`a machine calls the step ${step} of ${functionName}: there is none`);
    return meter.invocation(plan, () => run(input));
  };
  const runs = new Runs({ agenda, meter, playbooks: blueprint.playbooks, call, seed });
  const feeds = new Map<string, QueueFeed>();
  const feedOf = (queue: string): QueueFeed => {
    const feed = feeds.get(queue);
    if (feed === undefined) throw new Unplayable(`no function reads the queue ${queue}`);
    return feed;
  };
  const invokeLater = invokeLaterWith(
    agenda,
    meter,
    (name) => consumers.events(name),
    (one) => void lost.push(one),
  );
  const bus = new Bus(agenda, meter, blueprint.routesFor, {
    invokeLater,
    send: (queue, { id, source, type, time, detail }) =>
      feedOf(queue).send(JSON.stringify({ version: '0', id, 'detail-type': type, source, time, detail })),
  });
  const [swept] = blueprint.schedules.flatMap(({ consumer }) => consumer.queues);
  const consumers: Consumers = openConsumers(tools, {
    starter: starterOf(runs, meter),
    publisher: publisherTo(bus, meter),
    mail: mailThrough(bus, meter, blueprint.mailToldOf),
    queue: dueQueueInto(() => feedOf(swept ?? ''), tools, blueprint.table, meter),
    postpone: async (receipt, now, until) => {
      meter.called();
      const seconds = Math.ceil((Date.parse(until) - Date.parse(now)) / 1_000);
      // SQS hides a message for twelve hours at most
      const ms = Math.min(12 * 3_600, Math.max(1, seconds)) * 1_000;
      for (const feed of feeds.values()) feed.postpone(receipt, ms);
    },
  });
  for (const plan of blueprint.queues) {
    const consume = consumers.batches(plan.consumer.name);
    const buried = (body: string): void =>
      void lost.push({ function: plan.consumer.name, error: `received too often: ${body}`, at: agenda.iso });
    feeds.set(plan.queue, new QueueFeed({ agenda, meter, plan, consume, buried, shared: plan.queue === swept }));
  }
  for (const { consumer, periodMs } of blueprint.schedules) {
    const work = consumers.schedules(consumer.name);
    agenda.repeat(
      sweepEvery(
        periodMs,
        () => [...of(tools.world.due, merchantId).values(), ...tools.ends()],
        async () => void (await work()),
      ),
    );
  }
  return { agenda, tools, bus, lost, ...openApiDoors(tools, meter, blueprint.api) };
}
