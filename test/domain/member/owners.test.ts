import { describe, expect, test } from 'vitest';
import { changeMemberRole } from '../../../domain/member/change-member-role.ts';
import { deedWords, isMemberDeed } from '../../../domain/member/member-deed.ts';
import { leaveMerchant, removeMember } from '../../../domain/member/remove-member.ts';
import { isLastOwner, rightsOver, rolesToGive } from '../../../domain/member/rights-over.ts';
import type { MemberRole } from '../../../domain/model/member.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { applied, aRequirement, at, inStage, shopId, tuesday } from '../given.ts';
import { active, ana, codeOf, membersOf, shopWith } from './given-members.ts';

const [olga, meg, sam] = ['olga@shop.example', 'meg@shop.example', 'sam@shop.example'];
const staffed = () => shopWith(active(olga, 'owner'), active(meg, 'manager'), active(sam, 'shop'));
const change = (snapshot: Snapshot | undefined, memberId: string, role: MemberRole, by = ana) =>
  changeMemberRole(snapshot, { merchantId: shopId, memberId, role, by }, at(tuesday));
const remove = (snapshot: Snapshot | undefined, memberId: string, by = ana) =>
  removeMember(snapshot, { merchantId: shopId, memberId, by }, at(tuesday));
const leave = (snapshot: Snapshot | undefined, by: string) => leaveMerchant(snapshot, { merchantId: shopId, by }, at(tuesday));

describe('the last owner', () => {
  test.each([
    ['is not removed', (one: Snapshot) => remove(one, ana)],
    ['does not leave', (one: Snapshot) => leave(one, ana)],
    ['is given no other role', (one: Snapshot) => change(one, ana, 'manager')],
  ])('%s', (_, deed) => {
    const alone = shopWith(active(meg, 'manager'));
    expect(codeOf(() => deed(alone))).toBe('last-owner');
    expect(deed(staffed()).timeline).toHaveLength(1);
  });

  test('is not somebody who was only invited', () => {
    const invited = { ...active(olga, 'owner'), status: 'invited', invitedBy: ana, expiresAt: tuesday, letterId: 'l' } as const;
    expect(codeOf(() => leave(shopWith(invited), ana))).toBe('last-owner');
    expect(isLastOwner(shopWith(invited).members, active(ana, 'owner'))).toBe(true);
  });

  test('is written along by whoever goes, so that two who go at once meet in one item', () => {
    const writes = ({ puts }: { readonly puts: readonly { readonly id: string }[] }) => puts.map(({ id }) => id).toSorted();
    expect(writes(leave(staffed(), ana))).toEqual([ana, olga]);
    expect(writes(leave(staffed(), olga))).toEqual([ana, olga]);
    expect(writes(change(staffed(), olga, 'shop'))).toEqual([ana, olga]);
    expect(writes(remove(staffed(), meg))).toEqual([meg]);
    const before = staffed();
    expect(leave(before, ana).puts.find(({ id }) => id === olga)).toEqual(before.members.find(({ id }) => id === olga));
  });

  test('finds that the other was faster', () => {
    const alone = applied(staffed(), leave(staffed(), olga));
    expect(codeOf(() => leave(alone, ana))).toBe('last-owner');
    const removed = applied(staffed(), remove(staffed(), ana, olga));
    expect(() => remove(removed, olga, ana)).toThrow('is not registered');
    const demoted = applied(staffed(), change(staffed(), ana, 'manager', olga));
    expect(codeOf(() => remove(demoted, olga, ana))).toBe('owners-by-owners');
  });
});

describe('a role', () => {
  test('is changed once, and both are told', () => {
    const { result, timeline } = change(staffed(), sam, 'accounting', meg);
    expect(result).toEqual({ kind: 'changed', email: sam, role: 'accounting' });
    expect(timeline).toMatchObject([
      { type: 'member.role-changed.v1', actor: { id: meg }, data: { from: 'shop', to: 'accounting' } },
    ]);
    expect(change(staffed(), sam, 'shop')).toMatchObject({ result: { kind: 'same' }, puts: [], timeline: [] });
    expect(membersOf(applied(staffed(), change(staffed(), sam, 'owner')))).toMatchObject({ [sam]: ['owner', 'active'] });
  });

  test('of an owner is changed by owners, and nobody else makes one', () => {
    expect(codeOf(() => change(staffed(), olga, 'shop', meg))).toBe('owners-by-owners');
    expect(codeOf(() => change(staffed(), sam, 'owner', meg))).toBe('owners-by-owners');
    expect(codeOf(() => remove(staffed(), olga, meg))).toBe('owners-by-owners');
    expect(codeOf(() => change(staffed(), meg, 'shop', sam))).toBe('member-role-missing');
  });

  test('of nobody, or of a merchant there is not, is refused', () => {
    expect(() => change(staffed(), 'nobody@shop.example', 'shop')).toThrow('has no member');
    expect(() => change(undefined, sam, 'shop')).toThrow('is not registered');
    expect(() => change(inStage('offboarded'), sam, 'shop')).toThrow('has left');
  });
});

describe('somebody who goes', () => {
  test('is removed once, also after the merchant has left', () => {
    const gone = applied(staffed(), remove(staffed(), sam, meg));
    expect(membersOf(gone)).toMatchObject({ [sam]: ['shop', 'removed'] });
    expect(remove(gone, sam)).toMatchObject({ result: { kind: 'removed_before' }, puts: [] });
    expect(remove(inStage('offboarded', {}, staffed()), sam).result.kind).toBe('removed');
    expect(() => remove(staffed(), 'nobody@shop.example')).toThrow('has no member');
    expect(() => remove(undefined, sam)).toThrow('is not registered');
  });

  test('leaves by themselves, whatever their role, and an owner by the list too', () => {
    expect(leave(staffed(), sam)).toMatchObject({ result: { kind: 'left' }, timeline: [{ type: 'member.left.v1' }] });
    expect(remove(staffed(), meg, meg).result.kind).toBe('left');
    expect(() => leave(applied(staffed(), leave(staffed(), sam)), sam)).toThrow('is not registered');
    expect(() => leave(undefined, sam)).toThrow('is not registered');
  });
});

describe('what the page offers', () => {
  test('is what the decisions take', () => {
    const people = [active(olga, 'owner'), active(meg, 'manager'), active(sam, 'shop')];
    for (const by of [olga, meg])
      for (const about of people) {
        const role = by === olga ? 'owner' : 'manager';
        const offered = rightsOver(role, about, isLastOwner(staffed().members, about));
        for (const to of ['owner', 'manager', 'shop', 'accounting'] as const) {
          const taken = to !== about.role && codeOf(() => change(staffed(), about.id, to, by)) === undefined;
          expect([by, about.id, to, offered.roles.includes(to)]).toEqual([by, about.id, to, taken]);
        }
        expect(offered.remove).toBe(codeOf(() => remove(staffed(), about.id, by)) === undefined);
      }
    expect(rolesToGive('manager')).not.toContain('owner');
    expect(rightsOver('owner', active(ana, 'owner'), true)).toEqual({ roles: [], remove: false });
  });
});

describe('who did what', () => {
  const told = (type: string, data: Record<string, string>) => ({
    ...{ merchantId: shopId, id: 'e', at: tuesday, type, actor: { kind: 'merchant' as const, id: ana }, data },
  });
  const known = [aRequirement('website', { title: 'Website' })];
  test.each([
    [
      'member.invited.v1',
      { memberId: sam, role: 'shop' },
      'Invited sam@shop.example (shop)',
      'A invité sam@shop.example (boutique)',
    ],
    ['member.joined.v1', {}, 'Accepted the invitation', 'A accepté l’invitation'],
    ['member.removed.v1', { memberId: sam, role: 'shop' }, 'Removed sam@shop.example', 'A retiré sam@shop.example'],
    ['member.left.v1', {}, 'Left', 'Est parti'],
    [
      'member.role-changed.v1',
      { memberId: sam, from: 'shop', to: 'manager' },
      'Changed the role of sam@shop.example from shop to manager',
      'A changé le rôle de sam@shop.example : boutique → gérant',
    ],
    ['requirement.submitted.v1', { requirementId: 'gone' }, 'Handed in: gone', 'A transmis : gone'],
    ['csat.rated.v1', {}, 'Rated', 'Avis donné'],
  ])('%s is told in words', (type, data, en, fr) => {
    const entry = told(type, data);
    expect([deedWords(entry, known, voiceOf('en')), deedWords(entry, known, voiceOf('fr'))]).toEqual([en, fr]);
  });

  test('names what was handed in, and leaves out what the system or operations did', () => {
    const entry = told('document.received.v1', { requirementId: 'website', name: 'x.pdf' });
    expect(deedWords(entry, known, voiceOf('en'))).toBe('Sent the document x.pdf for: Website');
    expect(deedWords(entry, known, voiceOf('fr'))).toBe('A envoyé le document x.pdf pour : Website');
    expect(isMemberDeed({ actor: { kind: 'merchant', id: shopId } })).toBe(false);
    expect(isMemberDeed({ actor: { kind: 'person', id: ana } })).toBe(false);
  });
});
