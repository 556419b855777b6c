import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { lifecycleStages } from '../../../domain/lifecycle-stages.ts';
import { playbookOfRun } from '../../../domain/playbook/run-of.ts';
import { startingTypes } from '../../../domain/playbook/starting-types.ts';
import {
  askOf,
  asksOf,
  newsOf,
  type PlaybookId,
  playbookIds,
  playbookOf,
  playbooks,
  takesStages,
} from '../../../domain/playbooks/registry.ts';
import { cancelTasks } from '../../../domain/task/cancel-tasks.ts';
import { anOpenTask, aPolicy, aStep, at, having, registered, shopId, tuesday } from '../given.ts';

const cases = playbooks.map((one) => [one.id, one] as const);

describe('the playbooks', () => {
  it('are the files of domain/playbooks that declare one, in the order of a merchant’s life', () => {
    const others = ['all', 'common-asks', 'playbook-shape', 'registry'];
    const files = readdirSync(new URL('../../../domain/playbooks', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
    expect([...playbookIds].sort()).toEqual(files.filter((file) => !others.includes(file)).sort());
    expect(playbookIds.slice(0, 3)).toEqual(['onboarding', 'risk-check', 'activation']);
  });

  test.each(lifecycleStages)(
    'one of them at most climbs the ladder of %s, and nobody does once the merchant has left',
    (stage) => {
      const climbing = playbooks.filter(({ stages }) => stages.includes(stage));
      expect(climbing).toHaveLength(stage === 'offboarded' ? 0 : 1);
      expect(playbookOf(stage)).toBe(climbing[0]);
    },
  );

  test.each(cases)('%s is started by events there are, told of a merchant', (_, { starts }) => {
    expect(starts.length).toBeGreaterThan(0);
    for (const { on, from } of starts) if (from === 'us') expect(startingTypes).toContain(on);
  });

  test.each(cases)(
    '%s hears of a withdrawal and of what was decided before anything else, wherever it waits',
    (id, { waits }) => {
      for (const wait of Object.keys(waits)) {
        // an account change that was objected to is over, whatever was decided about it
        const [first, second] = newsOf(id, wait).filter((news) => news !== 'stopped');
        expect(first).toBe('withdrawn');
        if (newsOf(id, wait).includes('task_decided')) expect(second).toBe('task_decided');
        else expect(['account-change', 'case']).toContain(id);
      }
    },
  );

  test.each(cases)('%s waits for a stall or a missed deadline only where it climbs a ladder', (_, { stages, waits }) => {
    const listens = Object.values(waits).some(({ news }) => news.includes('stalled') || news.includes('deadline_missed'));
    expect(listens && stages.length === 0).toBe(false);
  });

  test.each(cases)('%s can be asked to look at a matter that lay too long, where it climbs a ladder', (id, { stages }) => {
    if (stages.length > 0) expect(askOf(id, 'escalation')).toMatchObject({ queue: 'named', about: 'merchant' });
  });

  test.each(cases)('%s leads a choice about one kind of thing one way, whatever asked', (id) => {
    for (const one of asksOf(id))
      for (const other of asksOf(id).filter(({ about }) => about === one.about))
        for (const [choice, route] of Object.entries(one.choices)) expect(other.choices[choice] ?? route).toBe(route);
  });

  test.each(cases)('%s is named in both languages, and its id fits into the name of a run', (id, { titles }) => {
    expect(titles.en).not.toBe('');
    expect(titles.fr).not.toBe('');
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(`${shopId}-${id}-0123456789ab-again-99`.length).toBeLessThanOrEqual(80);
    expect(playbookOfRun(shopId, `${shopId}-${id}-1`)).toBe(id);
  });

  it('need of a queue what the shipped policy’s queues offer', () => {
    const { queues, routing } = aPolicy().tasks;
    for (const { queue, needs } of playbooks.flatMap(({ id }) => asksOf(id)))
      if (queue !== 'named')
        expect(queues.find(({ key }) => key === routing[queue])?.choices).toEqual(expect.arrayContaining([...needs]));
  });

  it('that are no more ask nothing, hear nothing and take no stage', () => {
    expect(newsOf('gone', 'decision')).toEqual([]);
    expect(newsOf('onboarding', 'gone')).toEqual([]);
    expect(askOf('gone', 'review')).toBeUndefined();
    expect(asksOf('gone')).toEqual([]);
    expect(takesStages('gone')).toBe(false);
  });

  it('beside the stages keep their tasks whatever stage the merchant reaches', () => {
    const beside = anOpenTask('beside', { playbook: 'refund-review' as PlaybookId });
    const { puts } = cancelTasks(having(registered(), anOpenTask('own'), beside), aStep(), 'step', 'done', at(tuesday));
    expect(puts.map(({ id }) => id)).toEqual(['own']);
  });
});
