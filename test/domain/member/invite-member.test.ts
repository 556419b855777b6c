import { describe, expect, test } from 'vitest';
import { checkLetters } from '../../../domain/check-policy/check-letters.ts';
import { acceptInvitation } from '../../../domain/member/accept-invitation.ts';
import { invitationDays, inviteMember } from '../../../domain/member/invite-member.ts';
import { isMemberDeed } from '../../../domain/member/member-deed.ts';
import { maySignIn } from '../../../domain/member/members.ts';
import { removeMember } from '../../../domain/member/remove-member.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { claimNudge } from '../../../domain/nudge/deliver-nudge.ts';
import { aPolicy, applied, at, inStage, shopId, tuesday } from '../given.ts';
import { active, ana, codeOf, membersOf, shopWith } from './given-members.ts';

const bob = 'bob@books.example';
const daysOn = (days: number) => new Date(Date.parse(tuesday) + days * 86_400_000).toISOString();
let asked = 0;
const wish = (more: object = {}) => {
  asked += 1;
  return {
    ...({ merchantId: shopId, requestId: `r${asked}`, by: ana, email: bob, role: 'shop', language: 'fr' } as const),
    ...more,
  };
};
const invite = (snapshot: Snapshot, more: object = {}, now = tuesday) => inviteMember(snapshot, wish(more), at(now));
const invited = (snapshot = shopWith(), more: object = {}, now = tuesday) => applied(snapshot, invite(snapshot, more, now));
const accept = (snapshot: Snapshot, now = tuesday, by = bob) => acceptInvitation(snapshot, { merchantId: shopId, by }, at(now));

describe('an invitation', () => {
  test('is a membership to accept, and a letter to the address in the language that was chosen, in one decision', () => {
    const { puts, timeline, result } = invite(shopWith());
    expect(result).toEqual({ kind: 'invited', email: bob, role: 'shop', expiresAt: daysOn(invitationDays) });
    expect(puts).toMatchObject([
      { kind: 'member', id: bob, status: 'invited', role: 'shop', invitedBy: ana },
      { kind: 'nudge', purpose: 'notice', channel: 'email', to: bob, locale: 'fr', template: 'member_invited' },
    ]);
    expect(timeline.map(({ type, actor }) => [type, actor.id])).toEqual([
      ['member.invited.v1', ana],
      ['letter.requested.v1', 'invite-member'],
    ]);
    expect(timeline.map(isMemberDeed)).toEqual([true, false]);
  });

  test('says who invites, to which shop and until when, greets nobody by a name that is not theirs, and hides nothing unfilled', () => {
    const [letter] = invited().nudges;
    expect(letter?.subject).toBe('Vous êtes invité à rejoindre Loja da Ana Ltda');
    expect(letter?.body).toMatch(/^Bonjour,\n\n[\s\S]+ana@lojadaana\.com\.br et reste valable jusqu’au 20 mars 2018/);
    expect(letter?.body).not.toMatch(/[{}]|undefined/);
  });

  test('is written as it ships where the policy is of before there were invitations, in English where no such language ships', () => {
    const old = aPolicy();
    const { fr } = old.letters.languages;
    if (fr === undefined) throw new Error('no French ships');
    const { member_invited: _, ...templates } = fr.templates;
    const { invitation: __, ...words } = fr.words;
    for (const tag of ['fr', 'nl']) old.letters.languages[tag] = { ...fr, templates, words };
    const written = (language: string) => inviteMember(shopWith(), wish({ language }), at(tuesday, old)).puts[1];
    expect(written('fr')).toMatchObject({
      subject: expect.stringContaining('invité'),
      body: expect.stringContaining('L’invitation vient de'),
    });
    expect(written('nl')).toMatchObject({
      locale: 'nl',
      subject: expect.stringContaining('invited'),
      body: expect.stringContaining('comes from'),
    });
  });

  test('needs no sentence of its own in a policy of before there were invitations', () => {
    const old = aPolicy();
    const { en } = old.letters.languages;
    if (en === undefined) throw new Error('no English ships');
    const { invitation: _, ...words } = en.words;
    old.letters.languages['en'] = { ...en, words };
    expect(checkLetters(old)).toEqual([]);
    old.letters.languages['en'] = { ...en, words: { ...words, invitation: 'From {inviter}' } };
    expect(checkLetters(old)).toMatchObject([{ field: 'letters.languages.en.words.invitation' }]);
  });

  test('leaves at once, at night too, to the one who is invited', () => {
    const night = '2018-03-06T05:00:00.000Z';
    const snapshot = invited(shopWith(), {}, night);
    const claimed = claimNudge(snapshot, { nudgeId: snapshot.nudges[0]?.id ?? '' }, at(night));
    expect(claimed.result).toMatchObject({ kind: 'send', to: bob });
  });

  test.each([' Bob@Books.Example', 'BOB@BOOKS.EXAMPLE'])(
    'of the same address as %s is sent again, with the newest role',
    (email) => {
      const again = invite(invited(), { email, role: 'manager' }, daysOn(1));
      expect(again.result).toMatchObject({
        kind: 'invited_again',
        email: bob,
        role: 'manager',
        expiresAt: daysOn(1 + invitationDays),
      });
      const both = applied(invited(), again);
      expect(both.members.filter(({ id }) => id === bob)).toHaveLength(1);
      expect(both.nudges).toHaveLength(2);
    },
  );

  test('of somebody who was removed begins anew', () => {
    const gone = applied(invited(), removeMember(invited(), { merchantId: shopId, by: ana, memberId: bob }, at(tuesday)));
    expect(invite(gone).result.kind).toBe('invited');
  });

  test('of an address no letter reaches, or of somebody who is in, is refused', () => {
    expect(codeOf(() => invite(shopWith(), { email: 'bob' }))).toBe('email-not-one');
    expect(codeOf(() => invite(shopWith(active(bob, 'shop'))))).toBe('member-already');
    expect(() => invite(inStage('offboarded'))).toThrow('has left');
  });

  test('is written five times a day to one address, and thirty times for one shop', () => {
    let snapshot = shopWith();
    for (let n = 0; n < 5; n += 1) snapshot = invited(snapshot);
    expect(codeOf(() => invite(snapshot))).toBe('invitations-too-many');
    expect(invite(snapshot, {}, daysOn(1)).result.kind).toBe('invited_again');
    for (let n = 0; n < 25; n += 1) {
      const email = `p${n}@books.example`;
      snapshot = invited(snapshot, { email });
      snapshot = applied(snapshot, removeMember(snapshot, { merchantId: shopId, by: ana, memberId: email }, at(tuesday)));
    }
    expect(codeOf(() => invite(snapshot, { email: 'new@books.example' }))).toBe('invitations-too-many');
  });

  test('goes to fifty people at most', () => {
    const full = shopWith(...Array.from({ length: 49 }, (_, n) => active(`p${n}@books.example`, 'shop')));
    expect(codeOf(() => invite(full))).toBe('members-too-many');
  });

  test('of an owner is an owner’s; of others a manager’s too, and of nobody else', () => {
    const staffed = shopWith(active('meg@shop.example', 'manager'), active('sam@shop.example', 'shop'));
    expect(codeOf(() => invite(staffed, { by: 'meg@shop.example', role: 'owner' }))).toBe('owners-by-owners');
    expect(invite(staffed, { by: 'meg@shop.example', role: 'manager' }).result.kind).toBe('invited');
    expect(codeOf(() => invite(staffed, { by: 'sam@shop.example' }))).toBe('member-role-missing');
    expect(() => invite(staffed, { by: 'left@shop.example' })).toThrow('is not registered');
    const owner = invited(staffed, { role: 'owner' });
    expect(codeOf(() => invite(owner, { by: 'meg@shop.example', role: 'shop' }))).toBe('owners-by-owners');
  });
});

describe('who was invited', () => {
  test('accepts once, and is in', () => {
    const [before] = invited().members.filter(({ id }) => id === bob);
    expect(before?.status === 'invited' && maySignIn(before, daysOn(1))).toBe(true);
    const inside = applied(invited(), accept(invited()));
    expect(membersOf(inside)).toMatchObject({ [bob]: ['shop', 'active'] });
    expect(accept(inside)).toMatchObject({ result: { kind: 'joined_before', role: 'shop' }, puts: [], timeline: [] });
    expect(accept(invited()).timeline).toMatchObject([{ type: 'member.joined.v1', actor: { id: bob } }]);
    expect(inside.members.every((one) => one.status !== 'removed' && maySignIn(one, daysOn(99)))).toBe(true);
  });

  test('accepts too late on the day it expires', () => {
    const late = daysOn(invitationDays);
    const [before] = invited().members.filter(({ id }) => id === bob);
    expect(before?.status === 'invited' && maySignIn(before, late)).toBe(false);
    expect(codeOf(() => accept(invited(), late))).toBe('invitation-expired');
  });

  test('and no stranger, nor somebody whose invitation was taken back', () => {
    expect(() => accept(shopWith())).toThrow('is not registered');
    expect(() => acceptInvitation(undefined, { merchantId: shopId, by: bob }, at(tuesday))).toThrow('is not registered');
    const gone = applied(invited(), removeMember(invited(), { merchantId: shopId, by: ana, memberId: bob }, at(tuesday)));
    expect(() => accept(gone)).toThrow('is not registered');
  });
});
