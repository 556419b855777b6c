import { compilePattern, eventFields } from '@firstsale/laptop-cloud/checks/event-pattern';
import { describe, expect, it } from 'vitest';
import { eventTypes, inboundTypes } from '../../domain/events.ts';
import { wakingTypes } from '../../domain/playbook/waking-types.ts';
import { channel } from '../../domain/values.ts';
import { Stage } from './template.ts';

const stage = new Stage('prod');
const busRules = stage.all('AWS::Events::Rule').filter(([, it]) => it.Properties['EventBusName'] !== undefined);
const routes = busRules.map(([, rule]) => ({
  pattern: compilePattern(rule.Properties['EventPattern']),
  targets: rule.Properties['Targets'].map((target: any) => {
    const [id, resource] = stage.fn(target.Arn);
    return resource.Properties['FunctionName'] ?? resource.Properties['QueueName'] ?? resource.Properties['Name'] ?? id;
  }),
}));

/** names of all who get an event */
const takers = (source: string, type: string, data: Record<string, unknown> = {}): string[] => {
  const fields = eventFields({ source, 'detail-type': type, detail: { type, data } });
  return routes
    .filter(({ pattern }) => pattern.matchesFields(fields))
    .flatMap(({ targets }) => targets)
    .map((name: string) => name.replace('firstsale-prod-', ''))
    .sort();
};

describe('the bus', () => {
  it('hands every event from outside to exactly one taker', () => {
    for (const type of inboundTypes) {
      const expected =
        type === 'merchant.application.submitted.v1'
          ? 'start-playbook'
          : type.startsWith('payment.')
            ? 'payments'
            : 'record-fact';
      expect([type, takers('ledger', type)]).toEqual([type, [expected]]);
    }
  });

  it('hands an event nobody has heard of to record-fact, which rejects it by name, rather than losing it', () => {
    expect(takers('sign-up', 'merchant.abducted.v1')).toEqual(['record-fact']);
  });

  it('takes none of our own events for facts from outside, even those telling of a payment', () => {
    for (const type of eventTypes) {
      expect(takers('firstsale', type).filter((it) => it === 'record-fact' || it === 'payments')).toEqual([]);
    }
    expect(takers('firstsale', 'merchant.application.submitted.v1')).toEqual([]);
  });

  it('starts the next playbook on each hand-over', () => {
    const starting = eventTypes.filter((type) => takers('firstsale', type).includes('start-playbook'));
    expect(starting.sort()).toEqual([
      'account-change.asked.v1',
      'case.opened.v1',
      'case.unmerged.v1',
      'check-in.due.v1',
      'merchant.approved.v1',
      'merchant.baseline.dropped.v1',
      'merchant.onboarding.completed.v1',
      'merchant.woke-up.v1',
    ]);
  });

  it('wakes runs on what they wait for', () => {
    for (const type of ['requirement.satisfied.v1', 'requirement.waived.v1', 'requirement.past-due.v1', 'task.decided.v1']) {
      expect(takers('firstsale', type)).toContain('resume-run');
    }
    for (const type of ['merchant.stalled.v1', 'merchant.first-sale.v1', 'merchant.withdrawn.v1']) {
      expect(takers('firstsale', type)).toContain('resume-run');
    }
    expect(takers('firstsale', 'nudge.delivered.v1')).toEqual([]);
  });

  it('keeps for the daily mail what concerns a colleague, and nothing else that happens to tasks', () => {
    const mailed = (type: string, data: object = {}) =>
      takers('firstsale', type, { taskId: 't', queue: 'q', ...data }).includes('emails');
    expect(mailed('task.assigned.v1', { to: 'ana' })).toBe(true);
    expect(mailed('task.overdue.v1', { claimedBy: 'ana' })).toBe(true);
    expect(mailed('task.commented.v1', { mentions: ['ana'] })).toBe(true);
    expect(mailed('task.commented.v1')).toBe(false);
    for (const type of ['task.claimed.v1', 'task.decided.v1', 'task.released.v1', 'task.returned.v1']) {
      expect(mailed(type, { watchers: ['ana'] })).toBe(true);
      expect(mailed(type)).toBe(false);
    }
    expect(mailed('task.released.v1', { from: 'ana' })).toBe(true);
    expect(mailed('task.returned.v1', { raisedBy: 'ana' })).toBe(true);
    expect(mailed('task.claimed.v1', { raisedBy: 'ana' })).toBe(false);
    expect(mailed('nudge.requested.v1', { channel: 'in_app' })).toBe(false);
  });

  it('wakes runs on nothing else: a look in vain costs a read, nine times a merchant at the opening alone', () => {
    const waking = eventTypes.filter((type) => takers('firstsale', type).includes('resume-run'));
    expect(waking.sort()).toEqual([...wakingTypes].sort());
  });

  it('sends a nudge out through its own channel only; in-app is read from the table', () => {
    const ways = Object.fromEntries(
      channel.options.map((it) => [it, takers('firstsale', 'nudge.requested.v1', { channel: it })]),
    );
    expect(ways).toEqual({ email: ['emails'], in_app: [], slack: ['hooks'], help_desk: ['help-desk'], crm_task: ['help-desk'] });
  });
});
