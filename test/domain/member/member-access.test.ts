import { describe, expect, it, test } from 'vitest';
import { memberMay, memberPermissions, membersWhoMay } from '../../../domain/member/member-access.ts';
import { normalEmail } from '../../../domain/member/normal-email.ts';
import { memberRoles } from '../../../domain/model/member.ts';

describe('what members of a merchant may do', () => {
  it('is no more than its owner may', () => {
    expect(memberPermissions.length).toBeGreaterThan(0);
    for (const permission of memberPermissions) expect([permission, memberMay('owner', permission)]).toEqual([permission, true]);
  });

  it('is said alike of a role and of a right', () => {
    for (const permission of memberPermissions)
      expect(memberRoles.filter((role) => memberMay(role, permission))).toEqual(
        memberRoles.filter((role) => membersWhoMay(permission).includes(role)),
      );
  });

  it('keeps what the law asks of persons from those who sell or keep the books', () => {
    for (const role of ['shop', 'accounting'] as const) expect(memberMay(role, 'home.read')).toBe(false);
  });
});

describe('an address', () => {
  test.each([
    ['Ana@Shop.FR ', 'ana@shop.fr'],
    ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
    ['ana@XN--BCHER-KVA.example', 'ana@xn--bcher-kva.example'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normalEmail(typed)).toBe(kept);
  });

  test.each(['', 'ana', 'ana@', 'josé@shop.fr', 'ana@mailinator.com'])('%s is nobody’s a code could reach', (typed) => {
    expect(normalEmail(typed)).toBeUndefined();
  });
});
