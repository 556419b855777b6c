import { describe, expect, it } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { previewInformation } from '../../../domain/risk/preview-information.ts';
import { decideTask } from '../../../domain/task/decide-task.ts';
import type { DecideTaskInput } from '../../../domain/task/decide-task-input.ts';
import { anOpenTask, aPolicy, applied, aRequirement, assessed, at, having, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const roles: readonly Role[] = ['risk'];
const review = anOpenTask('t', {
  ...{ queue: 'risk_review', subjectKind: 'risk_review', playbook: 'risk-check' },
  choices: ['approve', 'decline', 'request_information', 'extend'],
});
const shop = having(assessed('review'), review);
const [first, second] = aPolicy().risk.information.map(({ key }) => key);
const items = [first ?? '', second ?? ''];
const ask = (more: Partial<DecideTaskInput>, snapshot = shop) =>
  decideTask(
    snapshot,
    { taskId: 't', by: 'rita', roles, choice: 'request_information', reason: 'smells of layering', ...more },
    at(tuesday),
  );

describe('asking a merchant for information', () => {
  it('takes what is chosen from the catalogue, each once, in the merchant’s language unless another is chosen', () => {
    const chosen = ask({ message: { items: [...items, items[0] ?? ''] } });
    expect(chosen.result).toMatchObject({ kind: 'decided', task: { decision: { message: { items } } } });
    expect(chosen.timeline[0]?.data).toMatchObject({ asked: items });
    const own = chosen.result.kind === 'decided' ? chosen.result.task.decision.message?.language : '';
    expect(own).toMatch(/^pt/);
    expect(ask({ message: { items, language: 'en' } }).result).toMatchObject({
      task: { decision: { message: { language: 'en' } } },
    });
  });

  it('is refused without anything to ask for, with something unknown, or in a language nobody wrote', () => {
    expect(() => ask({})).toThrow(because('items-missing'));
    expect(() => ask({ message: { items: ['the source of your suspicion'] } })).toThrow(
      because('items-unknown', { items: ['the source of your suspicion'] }),
    );
    expect(() => ask({ message: { items, language: 'tlh' } })).toThrow(because('language-unknown', { language: 'tlh' }));
  });

  it('by two people is one decision only when they ask for the same in the same language', () => {
    const heavy = having(shop, { ...review, fourEyes: { required: true, reasons: ['heavy'] } });
    const waiting = applied(heavy, ask({ message: { items } }, heavy));
    const by = (message: { items: string[]; language?: string }) => ask({ by: 'rui', message }, waiting).result.kind;
    expect(by({ items: [...items].reverse() })).toBe('decided');
    expect(by({ items: items.slice(1) })).toBe('approved_once');
    expect(by({ items, language: 'en' })).toBe('approved_once');
    expect(ask({ by: 'rui', choice: 'approve' }, waiting).result.kind).toBe('approved_once');
  });

  it('shows beforehand what the merchant will read, everything in one letter, and none of the reason', () => {
    const letter = previewInformation(shop, { items, language: 'en' }, at(tuesday));
    expect(letter?.body.match(/^– /gm)).toHaveLength(2);
    expect(JSON.stringify(letter)).not.toContain('layering');
    expect(previewInformation(shop, { items: ['nothing_known'], language: 'en' }, at(tuesday))).toBeUndefined();
    expect(() => previewInformation(shop, { items, language: 'tlh' }, at(tuesday))).toThrow(
      because('language-unknown', { language: 'tlh' }),
    );
    const policy = aPolicy();
    policy.nudges.ladders = policy.nudges.ladders.filter(({ stage }) => stage !== 'risk_check');
    expect(previewInformation(shop, { items, language: 'pt' }, at(tuesday, policy))).toMatchObject({ locale: 'pt' });
  });
});

describe('an extension in a decision', () => {
  it('of nothing that has a due date is bounded by its own days only', () => {
    expect(ask({ choice: 'extend', extendDays: 3 }).result.kind).toBe('decided');
    const without = having(shop, aRequirement(review.subjectId));
    expect(ask({ choice: 'extend', extendDays: 3 }, without).result.kind).toBe('decided');
  });
});
