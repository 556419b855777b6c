import { indexes } from '../../adapters/dynamodb/keys.ts';
import { of } from '../../adapters/memory/world.ts';
import { mailTags } from '../../adapters/ses/mail-tags.ts';
import { dueShard } from '../../domain/due/due-shard.ts';
import type { DueReference } from '../../domain/model/due-reference.ts';
import type { MailSender } from '../../domain/nudge/mail-port.ts';
import type { EventPublisher, RunResumer, RunStarter, WorkQueue } from '../../domain/ports.ts';
import type { Bus } from '../aws/bus.ts';
import type { QueueFeed } from '../aws/queue-feed.ts';
import type { Runs } from '../aws/runs.ts';
import type { TablePlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';
import type { Toolbox } from './toolbox.ts';

/** PutEvents takes ten entries a call */
const entriesACall = 10;

export const publisherTo = (bus: Bus, meter: Meter): EventPublisher => ({
  publish: async (events) => {
    meter.called(Math.ceil(events.length / entriesACall));
    for (const { source, type, detail } of events) {
      meter.counts.events += 1;
      bus.put({ bus: 'ours', source, type, detail });
    }
  },
});

export const starterOf = (runs: Runs, meter: Meter): RunStarter => ({
  start: async (playbook, name, input) => {
    meter.called();
    return runs.start(playbook, name, input) ? 'started' : 'already_started';
  },
});

export const resumerOf = (runs: () => Runs, meter: Meter): RunResumer => ({
  succeed: async (token, news) => {
    meter.called();
    return runs().answer(token, news) ? 'resumed' : 'gone';
  },
});

/** SES takes what looks like an address, and tells the bus of it when its configuration set says so */
export const mailThrough = (bus: Bus, meter: Meter, toldOf: string | undefined): MailSender => {
  let sent = 0;
  return {
    send: async (mail) => {
      meter.called();
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail.to)) return { kind: 'refused', reason: 'BadRequestException' };
      sent += 1;
      meter.counts.mails += 1;
      const messageId = `mail-${sent}`;
      const tags = Object.fromEntries(Object.entries(mailTags(mail.tags)).map(([name, value]) => [name, [value]]));
      if (toldOf !== undefined) {
        const told = { messageId, tags: { ...tags, 'ses:configuration-set': [toldOf] } };
        bus.put({ bus: 'default', source: 'aws.ses', type: 'Email Sent', detail: { eventType: 'Send', mail: told } });
      }
      return { kind: 'sent', messageId };
    },
  };
};

/** the queue the sweep sends what is due to; what it found is noted, because other merchants share the sweep */
export const dueQueueInto = (
  feed: () => QueueFeed,
  { world, rows, clock }: Toolbox,
  { dueShards, indexes: plans }: TablePlan,
  meter: Meter,
): WorkQueue => {
  const place = plans.findIndex(({ name }) => name === indexes.due);
  const bytesOf = ({ merchantId, kind, id }: DueReference): number => {
    const item = of(world.items, merchantId).get(`${kind}#${id}`);
    return item === undefined ? 0 : (rows.item(item).entries[place]?.size ?? 0);
  };
  return {
    send: async (references) => {
      for (const reference of references) feed().send(JSON.stringify(reference));
      const [first] = references;
      if (first === undefined) return;
      const bytes = references.reduce((sum, reference) => sum + bytesOf(reference), 0);
      const shard = dueShard(first.merchantId, dueShards);
      meter.due.push({ at: Date.parse(clock.now()), shard, references: references.length, bytes });
    },
  };
};
