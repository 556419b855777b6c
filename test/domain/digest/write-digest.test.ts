import { describe, expect, test } from 'vitest';
import { concerns, type DigestLine } from '../../../domain/digest/digest-box.ts';
import { writeDigest } from '../../../domain/digest/write-digest.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { aPolicy } from '../given.ts';

const merchantId = 'm_0123456789abcdef01234567';
const line: DigestLine = {
  ...{ id: 'task/1', at: '2026-11-23T12:05:00.000Z', why: 'handed_over', type: 'task.assigned.v1' },
  ...{ merchantId, taskId: 'follow_ups/x&y', queue: 'follow_ups', by: 'bruno.costa' },
};
const written = (lines: readonly DigestLine[], language: 'en' | 'fr' = 'en', more = false, policy = aPolicy()) =>
  writeDigest(versioned(policy), {
    ...{ sending: { lines: [...lines], more }, language, console: 'https://console.example.com', company: 'Example Payments' },
  });

describe('the mail of what concerns a colleague', () => {
  test('says who did what, where and when by the team’s clock, and leads to the task', () => {
    const { subject, text, html, headers } = written([line]);
    expect(subject).toBe('One update on your tasks');
    expect(text).toContain('– A task was handed over to you by bruno.costa\n');
    expect(text).toContain(`Follow-ups · ${merchantId} · Mon`);
    expect(text).toContain('12:05');
    const link = `https://console.example.com/tasks?queue=follow_ups&task=${encodeURIComponent(`${merchantId}/follow_ups/x&y`)}`;
    expect(text).toContain(link);
    expect(html).toContain(link.replaceAll('&', '&amp;'));
    expect(headers).toEqual({});
  });

  test('is written in French for whom chose it', () => {
    const { subject, text, html } = written([line, { ...line, why: 'watched', type: 'task.decided.v1' }], 'fr', true);
    expect(subject).toBe('2 nouvelles de vos tâches');
    expect(text).toContain('– Une tâche vous a été transmise par bruno.costa\n  Suivis · ');
    expect(text).toContain('– Une tâche que vous suivez a été décidée par bruno.costa\n');
    expect(text).toContain('La liste est plus longue : la console la montre en entier.');
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('La liste est plus longue');
    expect(written([line], 'fr').subject).toBe('Une nouvelle de vos tâches');
    expect(written([line, line]).subject).toBe('2 updates on your tasks');
  });

  test.each(['en', 'fr'] as const)(
    'has a sentence of its own for every reason, by a person and by the clock, in %s',
    (language) => {
      const { by: _by, ...byTheClock } = line;
      for (const how of [line, byTheClock]) {
        const { text } = written(
          concerns.map((why) => ({ ...how, why, type: 'task.cancelled.v1' })),
          language,
        );
        const sentences = text.split('\n').filter((one) => one.startsWith('– '));
        expect(new Set(sentences).size).toBe(concerns.length);
      }
    },
  );

  test.each(['en', 'fr'] as const)('knows no deed of a later version, and says that something changed, in %s', (language) => {
    const { by: _by, ...byTheClock } = line;
    for (const why of ['watched', 'raised'] as const)
      expect(written([{ ...byTheClock, why, type: 'task.renamed.v1' }], language).text).toMatch(/ (changed|a changé)\n/);
  });

  test('names a queue policy no longer has by its key, and shows UTC without a clock of its own', () => {
    const policy = { ...aPolicy(), tasks: { ...aPolicy().tasks, digest: undefined } };
    const { text } = written([{ ...line, queue: 'gone_queue' }], 'en', false, policy);
    expect(text).toContain('gone_queue · ');
    expect(text).toContain('UTC');
  });

  test('tells of an alert with its figure and threshold, in both languages, and leads to the figures', () => {
    const lines: DigestLine[] = (['above', 'below'] as const).map((direction, n) => ({
      ...{
        id: String(n),
        at: '2026-11-23T12:00:00.000Z',
        why: 'alert',
        type: 'watch.raised',
        queue: n === 0 ? '*' : 'risk_review',
      },
      alert: { figure: 'overdue', direction, value: 12, threshold: 10 },
    }));
    const told = (language: 'en' | 'fr', some: readonly DigestLine[] = lines) =>
      writeDigest(versioned(aPolicy()), {
        ...{ sending: { lines: [...some], more: false }, language, console: 'https://console.example.com', company: 'Example' },
      }).text;
    expect(told('en')).toContain('Alert: 12 overdue tasks, more than 10');
    expect(told('en')).toContain('Alert: 12 overdue tasks, less than 10');
    expect(told('en')).toContain('https://console.example.com/realtime');
    expect(told('fr')).toContain('Alerte : 12 tâches en retard, plus que 10');
    expect(told('fr')).toContain('Alerte : 12 tâches en retard, moins que 10');
    const half = [{ ...lines[0], merchantId: 'm_1' }] as DigestLine[];
    expect(told('en', half)).toContain('m_1');
  });
});
