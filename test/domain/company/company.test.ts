import { describe, expect, test } from 'vitest';
import { askChange } from '../../../domain/company/ask-change.ts';
import { type ChangeSubject, changeSubjects, changesAsked } from '../../../domain/company/change-subjects.ts';
import { masked, maskedEmail, onFile } from '../../../domain/company/on-file.ts';
import { raiseTask } from '../../../domain/desk/raise-task.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { changeSubjectWord } from '../../../domain/wording/tasks/change-subject-words.ts';
import { aPolicy, applied, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const by = 'ana@lojadaana.com.br';
const ask = (snapshot: Snapshot | undefined, subject: ChangeSubject = 'website', policy = aPolicy()) =>
  askChange(snapshot, { merchantId: shopId, requestId: `r-${subject}`, by, subject, wish: 'A new one' }, at(tuesday, policy));

describe('a change of what is on file', () => {
  test.each(changeSubjects)('of %s opens a task for operations, and changes nothing', (subject) => {
    const before = registered();
    const decision = ask(before, subject);
    const after = applied(before, decision);
    expect(decision.result).toEqual({ kind: 'asked', subject });
    expect({ ...after, tasks: [], merchant: before.merchant }).toEqual({ ...before, tasks: [] });
    expect({ ...after.merchant, version: 0 }).toEqual({ ...before.merchant, version: 0 });
    expect(after.tasks).toMatchObject([
      { queue: 'follow_ups', status: 'open', title: { code: 'change-asked', about: { subject, by } } },
    ]);
    expect(after.tasks[0]?.facts).toEqual(['A new one']);
    expect(decision.timeline).toMatchObject([
      { type: 'company.change-asked.v1', actor: { kind: 'merchant', id: by }, data: { subject, wish: 'A new one' } },
      { type: 'task.opened.v1' },
    ]);
    expect(changesAsked(after)).toEqual([{ subject, at: tuesday }]);
  });

  test('is asked for once, until somebody has worked it; another one may be asked for beside it', () => {
    const once = applied(registered(), ask(registered()));
    expect(() => ask(once)).toThrow(because('change-asked-already'));
    expect(changesAsked(applied(once, ask(once, 'name'))).map(({ subject }) => subject)).toEqual(['website', 'name']);
    const [task] = once.tasks;
    if (task === undefined) throw new Error('no task');
    const worked = having(once, { ...task, status: 'cancelled', cancelledAt: tuesday, cancelReason: 'settled' });
    expect(ask(worked).result.kind).toBe('asked');
  });

  test('goes to the team lead where policy has no queue for follow-ups', () => {
    const policy = aPolicy();
    delete policy.tasks.routing.followUp;
    expect(applied(registered(), ask(registered(), 'name', policy)).tasks).toMatchObject([{ queue: 'leads' }]);
  });

  test('is no other task of the merchant', () => {
    const raised = { merchantId: shopId, requestId: 'r', by: 'leo', queue: 'leads', title: 'Look at this' };
    const busy = applied(registered(), raiseTask(registered(), raised, at(tuesday)));
    expect(changesAsked(busy)).toEqual([]);
    const newer = applied(registered(), ask(registered()));
    const [task] = newer.tasks;
    if (task === undefined) throw new Error('no task');
    const title = { code: 'change-asked', about: { subject: 'of a later version' } };
    expect(changesAsked(having(newer, { ...task, title }))).toEqual([]);
    expect(changeSubjectWord('of a later version', 'fr')).toBe('of a later version');
  });

  test('of a merchant that has left, or there is not, is refused', () => {
    expect(() => ask(inStage('offboarded'))).toThrow('has left');
    expect(() => ask(undefined)).toThrow('is not registered');
  });
});

describe('what is on file', () => {
  test('is shown in part: nobody reads a number or an address off it', () => {
    expect([masked('11.222.333/0001-81'), masked('12'), masked('+5511987654321', 3)]).toEqual(['••••0181', '••', '••••321']);
    expect(maskedEmail('ana@lojadaana.com.br')).toBe('a•••@lojadaana.com.br');
    const account = { country: 'BR', last4: '4321', fingerprint: 'f'.repeat(16), holder: 'Ana', addedAt: tuesday };
    const shop = having(registered({ tradingName: 'Ana', vatNumber: 'BR12345678' }), {
      ...{ kind: 'bank_account', merchantId: shopId, id: 'primary', version: 1 },
      ...account,
    });
    const shown = JSON.stringify(onFile(shop));
    expect(onFile(shop)).toMatchObject({ tradingName: 'Ana', bankAccounts: [{ country: 'BR', last4: '4321' }] });
    for (const secret of ['ffff', '11.222', '91234', 'ana@', '12345678']) expect(shown).not.toContain(secret);
  });

  test('is what there is: what nobody told us is left out', () => {
    const { registrationNumber, website, ...bare } = registered().merchant;
    const shown = onFile({ ...registered(), merchant: { ...bare, contact: { name: 'Ana' } } });
    expect(shown).not.toHaveProperty('registrationNumber');
    expect(shown).not.toHaveProperty('website');
    expect(shown.contact).toEqual({ name: 'Ana' });
    expect(shown.paymentMethods).toEqual([
      { method: 'pix', active: false },
      { method: 'card', active: false },
    ]);
  });
});
